-- Sends the requests of a file one after the other, over and over, and prints what came of it.
--   wrk … -s wrk.lua URL -- FILE
-- The file holds each request behind its length: eight digits and a line feed.

local threads = 0

function setup(thread)
  thread:set("offset", threads)
  threads = threads + 1
end

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  requests = {}
  while true do
    local length = file:read(9)
    if not length then break end
    requests[#requests + 1] = file:read(tonumber(length))
  end
  file:close()
  -- Each thread begins elsewhere, so that two of them seldom want the same key.
  position = math.floor(#requests * offset / 2)
end

function request()
  position = position % #requests + 1
  return requests[position]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nfigures {"requests": %d, "microseconds": %d, "bytes": %d, "p50": %d, "p99": %d, '
      .. '"max": %d, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50),
    latency:percentile(99), latency.max, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
