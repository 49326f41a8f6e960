"""Values and rules of the portal: standard library only, frozen, no file, no clock."""
