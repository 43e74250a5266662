#!/bin/sh
# As the official images do: NAME_FILE names a file that holds the value of NAME, so that it stands in no configuration.
set -eu
for name in NGHIEMTHU_STORE NGHIEMTHU_ALERTS_TOKEN NGHIEMTHU_EVIDENCE_TOKEN; do
  eval "file=\${${name}_FILE:-}"
  if [ -n "$file" ]; then
    value=$(cat "$file")
    export "$name=$value"
  fi
done
root=$(cd "$(dirname "$0")/.." && pwd)
start=$(node -p "require('$root/setup/node-start.mjs').startInShell(process.argv[1])" -- "${1:-}")
eval "$start"
# shellcheck disable=SC2086 # each flag is a word of its own
exec node $flags "$root/cli/main.ts" "$@"
