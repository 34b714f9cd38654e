import Dynamock
import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import TemporaryFiles
import Testing

/// Tests vaults with many recordings.
@Suite("Vaults of many recordings", .serialized)
struct VaultScaleTests {
  /// Debug builds are about ten times as slow as release builds.
  #if DEBUG
    private static let slowness = 12.0
  #else
    private static let slowness = 1.0
  #endif

  private static func fill(_ folder: TemporaryFolder, count: Int) throws -> CassetteFolder {
    let vault = VaultFolder(folder.path)
    try vault.make()
    let cassette = try vault.cassette("default")
    for number in 0..<count {
      let input = try JSONTree(
        parsing: Array(#"{"TableName":"Orders","Key":{"id":{"S":"\#(number)"}}}"#.utf8))
      let recording = Recording(
        operation: .getItem, region: "eu-west-1", input: input,
        answers: [
          RecordedAnswer(
            UpstreamAnswer(
              status: 200,
              body: Array(#"{"Item":{"id":{"S":"\#(number)"},"n":{"N":"\#(number)"}}}"#.utf8)),
            to: .getItem, at: Timestamp(milliseconds: 0), microseconds: 1)
        ])
      folder.write(
        String(decoding: recording.fileBytes, as: UTF8.self),
        to: "default/GetItem.Orders.\(number).json")
    }
    return cassette
  }

  @Test("with 10,000 recordings open in less than a second")
  func load() async throws {
    let folder = TemporaryFolder()
    _ = try Self.fill(folder, count: 10_000)
    let clock = ContinuousClock()
    let start = clock.now
    let stage = try await VaultStage(folder) { $0.mode = .replay }
    let time = clock.now - start
    print("opened 10,000 recordings in \(time)")
    #expect(time < .seconds(1 * Self.slowness), "\(time)")
    #expect(try await stage.console.get("9999").json?["Item"]?["n"]?["N"]?.text == "9999")
    // A miss reads some thousands of them at most.
    let reply = try await stage.console.get("none")
    #expect(reply.message?.contains("the nearest is") == true)
  }

  @Test("verify at least 2,000 requests a second")
  func verify() async throws {
    let folder = try await VerifyTests.folder(count: 1000)
    let cassette = try VaultFolder(folder.path).existingCassette("default")
    let verification = try VaultVerification(cassette)
    let clock = ContinuousClock()
    let start = clock.now
    let totals = try await verification.run(
      against: DatabaseUpstream(try DynamockDatabase()), allowing: nil)
    let time = clock.now - start
    print("verified \(totals.compared) requests in \(time)")
    #expect(totals.isSame, "\(totals.differences.first?.text ?? "")")
    #expect(time < .seconds(Double(totals.compared) / 2000 * Self.slowness), "\(time)")
  }
}
