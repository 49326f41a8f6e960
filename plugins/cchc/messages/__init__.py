"""What commands say: the verdict on the data, a build's account of itself, and errors in plain words."""
