import DynamockModel
import DynamockProcesses
import DynamockScripting
import DynamockTesting
import DynamockWire
import SeededRandom
import TemporaryFiles
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tests vaults that several processes use.
@Suite("Processes that record one cassette", .serialized)
struct VaultProcessTests {
  @Test("leave complete files with every answered request, whenever they are killed")
  func killed() throws {
    let folder = TemporaryFolder()
    var generator = SeededGenerator(seed: 3)
    var answered: Set<String> = []
    for round in 0..<5 {
      let recorders = try (0..<2).map { side in
        // The second half of one range is the first half of the other.
        try Recorder(folder.path, first: round * 300 + side * 100, count: 200)
      }
      for recorder in recorders {
        usleep(UInt32.random(in: 50_000...250_000, using: &generator))
        answered.formUnion(recorder.kill())
      }
    }
    #expect(answered.count > 10, "the recorders have hardly begun: \(answered.count)")
    try Self.check(folder, answered)
  }

  @Test("record all requests of both")
  func union() throws {
    let folder = TemporaryFolder()
    let recorders = try [0, 30].map { try Recorder(folder.path, first: $0, count: 60) }
    let answered = recorders.reduce(into: Set<String>()) { $0.formUnion($1.wait()) }
    #expect(answered.count == 90)
    try Self.check(folder, answered)
    let cassette = try VaultFolder(folder.path).existingCassette("default")
    #expect(cassette.files.count == 90)
    #expect(try Set(cassette.order()) == Set(cassette.files))
  }

  private static func check(_ folder: TemporaryFolder, _ answered: Set<String>) throws {
    let cassette = try VaultFolder(folder.path).existingCassette("default")
    var recorded: Set<String> = []
    for file in cassette.files {
      let recording = try cassette.recording(file)
      recorded.insert(recording.input[path: try #require(JSONPath("Key.id.S"))]?.json ?? "")
    }
    let missing = answered.filter { !recorded.contains("\"\($0)\"") }
    #expect(missing.isEmpty, "answered and not recorded: \(missing)")
  }
}

/// A running process of `vault-recorder`.
private final class Recorder {
  private let process: ChildProcess
  private let pipe: Pipe

  init(_ vault: String, first: Int, count: Int) throws {
    let folder = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    let places: [String] = [folder + "/vault-recorder", ".build/debug/vault-recorder"]
    let place: String? = places.first { access($0, X_OK) == 0 }
    let program: String = try #require(place, "vault-recorder is not built")
    var pipe = try Pipe()
    process = try ChildProcess(
      [program, vault, String(first), String(count)], environment: [:],
      streams: .output(pipe.writing))
    pipe.closeWriting()
    self.pipe = pipe
  }

  /// Kills the process at once.
  /// - Returns: the keys that it has answered.
  func kill() -> Set<String> {
    process.send(SIGKILL)
    return wait()
  }

  /// Waits for the end of the process.
  func wait() -> Set<String> {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(pipe.reading, &buffer, buffer.count)
      guard count > 0 else { break }
      text += buffer.prefix(count)
    }
    _ = process.wait()
    // A cut-off line belongs to a request that was answered, too.
    return Set(String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init))
  }
}
