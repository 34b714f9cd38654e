import DynamockServer
import NIOCore
import NIOEmbedded
import NIOHTTP1

// The cost of reading requests: the server's reader next to swift-nio's decoder, which is llhttp. Both
// read the same bytes from channels without sockets; the decoder's parts are counted and not joined, which
// favours it.
//
//     dynamock-readers                         nanoseconds per request of both, in turns
//     dynamock-readers own|library NAME CONNECTIONS COUNT   one of them alone, for callgrind
//     dynamock-readers serve own|library       a server with one of them, for readers.py

/// The arguments of one measurement.
struct Measurement {
  let sample: Sample
  let connections: Int
}

func run(_ reader: String, _ sample: Sample, connections: Int, count: Int) throws -> Int {
  let ends = Ends()
  let channels = try (0..<connections).map { _ in
    let channel = EmbeddedChannel()
    let pipeline = channel.pipeline.syncOperations
    if reader == "own" {
      try pipeline.addHandler(OwnReading(ends))
    } else {
      try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
      try pipeline.addHandler(LibraryCounting(ends))
    }
    return channel
  }
  let bytes = ByteBuffer(bytes: sample.bytes)
  for number in 0..<count { channels[number % connections].pipeline.fireChannelRead(NIOAny(bytes)) }
  return ends.count
}

/// Nanoseconds per request in the fastest of some rounds.
func fastest(_ reader: String, _ measured: Measurement, rounds: Int) throws -> Double {
  let count = 5_000
  var best = Double.infinity
  for _ in 0..<rounds {
    let began = ContinuousClock.now
    let read = try run(
      reader, measured.sample, connections: measured.connections, count: count)
    guard read == count else { fatalError("\(reader) has read \(read) of \(count) requests") }
    let took = ContinuousClock.now - began
    best = min(best, Double(took.components.attoseconds) / 1e9 / Double(count))
  }
  return best
}

/// Prints the cost of both readers for each sample and number of connections.
func compare() throws {
  print("| request | connections | own, ns | library, ns | library ÷ own |")
  print("|---|---:|---:|---:|---:|")
  for sample in Sample.all {
    for connections in [1, 16, 64] {
      let measured = Measurement(sample: sample, connections: connections)
      let own = try fastest("own", measured, rounds: 20)
      let library = try fastest("library", measured, rounds: 20)
      let ratio = (library / own * 100).rounded() / 100
      print("| \(sample.name) | \(connections) | \(Int(own)) | \(Int(library)) | \(ratio) |")
    }
  }
}

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.count == 2, arguments[0] == "serve" {
  try serve(arguments[1])
} else if arguments.count == 4, let sample = Sample.all.first(where: { $0.name == arguments[1] }),
  let connections = Int(arguments[2]), let count = Int(arguments[3])
{
  print(try run(arguments[0], sample, connections: connections, count: count))
} else {
  try compare()
}
