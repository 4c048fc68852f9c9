#!/bin/sh
# Starts the service on a free port, runs the command with that port in PORT, and ends the service.
rm -f port
python3 service.py port &
service=$!
trap 'kill $service' EXIT
until [ -s port ]; do sleep 0.05; done
PORT=$(cat port)
export PORT
"$@"
