#!/usr/bin/env bash
# What the GitHub Action runs. Everything it is told is in variables; the greatest exit code of the commands is its own.
set -o pipefail  # not -u: to older shells an empty list is unset

paths=()
while IFS= read -r path || [ -n "$path" ]; do
  [ -n "$path" ] && paths+=("$path")
done <<< "$INPUT_PATHS"

[ ${#paths[@]} -gt 0 ] || paths=(.)

# Settings beside the rulesets may name a language: an empty input leaves it to them.
language=()
[ -z "$INPUT_LANGUAGE" ] || language=(--lang "$INPUT_LANGUAGE")

found=$(mktemp -d "${RUNNER_TEMP:-/tmp}/emulation-rules-found.XXXXXX")
echo "sarif=$found" >> "$GITHUB_OUTPUT"

as_text() {  # a command whose output may quote anybody: nothing in it is a command of the log
  local token code=0
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$token"
  "$@" || code=$?
  echo "::$token::"
  return "$code"
}

in_format() {  # a command that tells its findings in the format asked for: only that of GitHub is made of commands
  if [ "$INPUT_FORMAT" = github ]; then "$@"; else as_text "$@"; fi
}

findings() {  # the command, its findings in the log, as SARIF and as Markdown
  local options=(--format "$INPUT_FORMAT" --also sarif "$found/$1.sarif" --also markdown "$found/$1.md")
  [ -z "$INPUT_FAIL_LEVEL" ] || options+=(--fail-level "$INPUT_FAIL_LEVEL")
  in_format emulation-rules "$1" "${options[@]}" "${language[@]}" -- "${paths[@]}"
}

trials() {  # the test cases, in the log and as Markdown
  local form=$INPUT_FORMAT
  case $form in sarif | csv) form=text ;; esac
  in_format emulation-rules test --format "$form" --also markdown "$found/test.md" "${language[@]}" -- "${paths[@]}"
}

status=0
read -r -a commands <<< "${INPUT_COMMANDS//[$'\n',]/ }"
for command in "${commands[@]}"; do
  code=0
  case $command in
    check | lint) findings "$command" || code=$? ;;
    fmt) as_text emulation-rules fmt --check --diff "${language[@]}" -- "${paths[@]}" || code=$? ;;
    test) trials || code=$? ;;
    *)
      printf 'no such command: %q\n' "$command" >&2
      code=2
      ;;
  esac
  [ "$code" -le "$status" ] || status=$code
done

if [ "$INPUT_SUMMARY" = true ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  for told in "$found"/*.md; do
    [ -e "$told" ] || continue
    printf '### emulation-rules %s\n\n' "$(basename "$told" .md)"
    cat "$told"
    echo
  done >> "$GITHUB_STEP_SUMMARY"
fi
exit "$status"
