# One list of targets for people and CI alike. `make help` prints it.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export PYTHONUTF8 := 1
# Same bytes wherever the build runs: hash order and time zone must not show.
export PYTHONHASHSEED := 0
export TZ := UTC
PELICANOPTS := --fatal errors

.DEFAULT_GOAL := help
# A mistyped target is told like any other wrong word.
.DEFAULT:
	@echo "✗ Không có lệnh make $@. Xem make help." >&2; exit 64
.PHONY: tasks pictures inbox desk help html check test lint serve preview publish bench new-report import revise compare release addresses pull-request lock clean strings docs clients mutants errors attack

help: ## in danh sách này
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r t d; do printf '  make %-13s %s\n' "$$t" "$$d"; done

# Installed once, and again only when a lock file changes.
$(VENV)/.site: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "→ cài đặt thư viện (một lần) / installing libraries (once)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

$(VENV)/.intake: requirements-intake.txt $(VENV)/.site
	@echo "→ cài đặt thư viện đọc tệp Word, Excel, PDF (một lần) / installing readers of office files (once)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-intake.txt
	@touch $@

$(VENV)/.cluster: requirements-cluster.txt $(VENV)/.site
	@echo "→ cài đặt thư viện dựng cùng nhiều máy (một lần) / installing what building on several machines needs (once)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-cluster.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.intake
	@echo "→ cài đặt công cụ kiểm thử (một lần) / installing test tools (once)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

html: $(VENV)/.site $(if $(CLUSTER),$(VENV)/.cluster) ## kiểm tra mọi dữ liệu rồi dựng trang vào output/ [PROCESSES=số tiến trình] [CLUSTER=tcp://…]
	@$(BIN)/python -m scripts.build --output output

check: $(VENV)/.site ## kiểm tra dữ liệu: make check [REPORT=…] [FORMAT=text|markdown|json|sarif]
	@$(BIN)/python -m scripts.check $(if $(REPORT),--report "$$REPORT") $(if $(FORMAT),--format "$$FORMAT")

test: $(VENV)/.dev ## chạy mọi phép thử
	@$(BIN)/python -m pytest

mutants: $(VENV)/.dev ## cài lỗi nhỏ vào mã, đếm xem phép thử thấy bao nhiêu: make mutants [ROOM=…] [TESTS=…] [COUNT=40] [SEED=…] [WORKERS=2]
	@$(BIN)/python -m scripts.mutants --room "$$ROOM" --tests "$${TESTS:-*}" $(if $(COUNT),--count "$$COUNT") $(if $(SEED),--seed "$$SEED") $(if $(WORKERS),--workers "$$WORKERS")

errors: $(VENV)/.site ## cài lỗi vào số liệu, đếm xem phép đối chiếu thấy bao nhiêu: make errors [COUNT=200]
	@$(BIN)/python -m scripts.errors $(if $(COUNT),--count "$$COUNT")

attack: $(VENV)/.dev ## thử phá trang bằng nhiều cách, có số gieo, ghi docs/trust.md: make attack [COUNT=500] [SEED=2026]
	@$(BIN)/python -m scripts.attack $(if $(COUNT),--count "$$COUNT") $(if $(SEED),--seed "$$SEED")

lint: $(VENV)/.dev ## soát mã nguồn: ruff, basedpyright (mức standard), yamllint
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/basedpyright && $(BIN)/yamllint --strict .

serve: $(VENV)/.site ## xem trang trên máy này, tự dựng lại khi có thay đổi: make serve [PORT=8000]
	@$(BIN)/python -m scripts.serve --port "$(PORT)"

preview: $(VENV)/.site ## như serve, nhưng kể trước các trang mà thay đổi của bạn đụng tới: make preview [PORT=8000]
	@$(BIN)/python -m scripts.preview --port "$(PORT)"

publish: $(VENV)/.site ## dựng bên cạnh, kiểm tra, rồi đổi liên kết: make publish DEST=/đường/dẫn/của/liên/kết
	@$(BIN)/python -m scripts.publish --dest "$(DEST)"

bench: $(VENV)/.site ## đo trên dữ liệu thật và giả, mô phỏng khoảng tin cậy và thứ hạng, ghi docs/performance.md: make bench [LONG=1 mười năm, hàng giờ]
	@$(BIN)/python -m scripts.bench $(if $(LONG),--long)

tasks: $(VENV)/.dev ## đi mười hai việc của người đọc trên điện thoại chậm, ghi docs/tasks.md (cần output/ và Chromium)
	@$(BIN)/python -m tests.benchmark.measure_tasks

# Answers that a person types reach a command through the environment: the shell reads nothing of them.
export ANSWERS BASE CLUSTER COUNT DEST FILE FORM FORMAT FORMS FROM HEAD LEVEL NOTE NOTE_EN PERIOD PROCESSES REASON REPORT ROOM SEED SUMMARY TESTS TO \
	UNIT WORKERS

new-report: $(VENV)/.intake ## lập thư mục cho báo cáo mới: make new-report UNIT=… PERIOD=… FORMS=…
	@$(BIN)/python -m scripts.new_report --unit "$$UNIT" --period "$$PERIOD" --forms "$$FORMS"

import: $(VENV)/.intake ## đọc các bảng của một báo cáo: make import FILE=… [FORM=…] [UNIT=…] [PERIOD=…] [ANSWERS=…]
	@$(BIN)/python -m scripts.import_report --file "$$FILE" --form "$$FORM" --unit "$$UNIT" --period "$$PERIOD" $(if $(ANSWERS),--answers "$$ANSWERS")

revise: $(VENV)/.site ## lập bản kế tiếp: make revise REPORT=… LEVEL=patch REASON=… NOTE=… NOTE_EN=…
	@$(BIN)/python -m scripts.revise --report "$$REPORT" --level "$$LEVEL" --reason "$$REASON" --note "$$NOTE" --note-en "$$NOTE_EN"

desk: $(VENV)/.intake ## mở bàn nhập báo cáo: thả tệp, trả lời bằng bàn phím, lập nhánh: make desk [PORT=…] [REPOSITORY_URL=https://…]
	@$(BIN)/python -m scripts.desk $(if $(filter-out 8000,$(PORT)),--port "$(PORT)")

inbox: $(VENV)/.intake ## lập kho riêng nhận tệp báo cáo: make inbox DEST=… REPOSITORY_URL=https://… (FROM=… TO=…: đọc các tệp đã gửi)
	@$(BIN)/python -m scripts.inbox $(if $(DEST),--dest "$$DEST") $(if $(FROM),--from "$$FROM") $(if $(TO),--to "$$TO")

compare: $(VENV)/.site ## xem hai bản khác gì nhau: make compare REPORT=… [FROM=…] [TO=…] [FORMAT=text|markdown|json]
	@$(BIN)/python -m scripts.compare --report "$$REPORT" --from "$$FROM" --to "$$TO" $(if $(FORMAT),--format "$$FORMAT")

release: $(VENV)/.site ## kiểm tra tất cả, ghi các bản mới vào sổ phát hành và nhật ký
	@$(BIN)/python -m scripts.release

addresses: $(VENV)/.site ## ghi các địa chỉ mới của output/ vào data/addresses.txt (không sửa dòng cũ; lần đầu: FIRST=1)
	@$(BIN)/python -m scripts.addresses$(if $(FIRST), --first)

strings: $(VENV)/.dev ## làm mới danh sách câu của các bản dịch, lấy từ mã và khuôn trang
	@$(BIN)/python -m scripts.strings

docs: $(VENV)/.dev ## viết lại tài liệu sinh từ mã: docs/rules.md, docs/clients.md, sơ đồ các phòng, .github/CODEOWNERS
	@$(BIN)/python -m scripts.docs

pictures: $(VENV)/.dev ## chụp lại các hình của bàn nhập báo cáo trong hướng dẫn, từ trang thật
	@$(BIN)/python -m tests.golden.renew_desk_pictures

clients: $(VENV)/.dev ## cho các chương trình khác đọc thử mọi tệp, đọc được thì viết docs/clients.md
	@$(BIN)/python -m scripts.clients

# Names of branches come from outside: they reach the command through the environment, never through the shell's words.
pull-request: $(VENV)/.site ## xem pull request đổi gì, có đúng quy tắc không: make pull-request BASE=… [HEAD=…]
	@$(BIN)/python -m scripts.pull_request --base="$$BASE" --head="$${HEAD:-HEAD}" $${SUMMARY:+--summary="$$SUMMARY"}

lock: ## làm mới các tệp khóa thư viện (cần uv và mạng)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --exclude-newer 2026-11-14 requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --exclude-newer 2026-11-14 requirements-intake.in -o requirements-intake.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --exclude-newer 2026-11-14 requirements-cluster.in -o requirements-cluster.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --exclude-newer 2026-11-14 requirements-dev.in -o requirements-dev.txt

clean: ## xóa trang đã dựng và bộ nhớ đệm (giữ .venv)
	rm -rf output output.new .cache
