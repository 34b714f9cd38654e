#!/usr/bin/env bash
# Builds the image, starts it, waits until it is healthy, uses it, and stops it gracefully.
# Needs a Docker engine and curl.
set -euo pipefail
cd "$(dirname "$0")/.."

image=${DYNAMOCK_IMAGE:-dynamock:smoke-test}
name=dynamock-smoke-test-$$
volume=$name-data

say() { printf '==> %s\n' "$*"; }
clean() {
  docker rm --force "$name" >/dev/null 2>&1 || true
  docker volume rm --force "$volume" >/dev/null 2>&1 || true
}
fail() {
  echo "smoke test: $*" >&2
  docker logs "$name" >&2 || true
  exit 1
}
trap clean EXIT

# Asks for an operation and prints the answer.
call() {
  curl --silent --show-error --fail-with-body --max-time 10 \
    --header "X-Amz-Target: DynamoDB_20120810.$1" \
    --header 'Content-Type: application/x-amz-json-1.0' \
    --header 'X-Amz-Date: 20260101T000000Z' \
    --header 'Authorization: AWS4-HMAC-SHA256 Credential=any/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00' \
    --data "$2" "http://$address/"
}

# Starts a container and waits for its own health check.
start() {
  docker run --detach --name "$name" --publish 127.0.0.1::8000 --volume "$volume:/data" \
    --read-only --cap-drop ALL "$image" >/dev/null
  address=$(docker port "$name" 8000/tcp | head -n 1)
  for _ in $(seq 60); do
    case "$(docker inspect --format '{{.State.Health.Status}}' "$name")" in
      healthy) return ;;
      unhealthy) fail 'the container is unhealthy' ;;
    esac
    sleep 0.5
  done
  fail 'the container did not become healthy in 30 seconds'
}

say "Building $image"
docker build --file docker/Dockerfile --tag "$image" .

say 'Starting it'
start
call CreateTable '{"TableName":"Smoke","BillingMode":"PAY_PER_REQUEST",
  "KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
  "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}' >/dev/null
call PutItem '{"TableName":"Smoke","Item":{"p":{"S":"a"}}}' >/dev/null

say 'Stopping it gracefully'
docker stop --time 10 "$name" >/dev/null
code=$(docker inspect --format '{{.State.ExitCode}}' "$name")
[ "$code" = 0 ] || fail "it stopped with exit code $code"
docker rm "$name" >/dev/null

say 'Starting it again on the same volume'
start
found=$(call GetItem '{"TableName":"Smoke","Key":{"p":{"S":"a"}}}')
[ "$found" = '{"Item":{"p":{"S":"a"}}}' ] || fail "the item came back as $found"
user=$(docker exec "$name" id -u 2>/dev/null || echo 10001)
[ "$user" != 0 ] || fail 'it runs as root'

say "Passed: $(docker image inspect --format '{{.Size}}' "$image") bytes of image"
