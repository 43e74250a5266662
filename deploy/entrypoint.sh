#!/bin/sh
# As the official images do: NAME_FILE names a file that holds the value of NAME, so that it stands in no configuration.
set -eu
for name in NGHIEMTHU_STORE NGHIEMTHU_ALERTS_TOKEN; do
  eval "file=\${${name}_FILE:-}"
  if [ -n "$file" ]; then
    value=$(cat "$file")
    export "$name=$value"
  fi
done
exec node --disable-warning=ExperimentalWarning "$(dirname "$0")/../cli/main.ts" "$@"
