import Dynamock
import DynamockModel
import DynamockStorage
import Logging
import Testing

@testable import DynamockCLI
@testable import DynamockSettings

@Suite("Upkeep", .timeLimit(.minutes(10))) struct UpkeepTests {
  static let logger = Logger(label: "upkeep") { _ in SwiftLogNoOpLogHandler() }

  @Test(
    "an expired database is removed, however often items are swept", arguments: [0, 20])
  func expiry(milliseconds: Int) async throws {
    let clock = ManualClock(now: SystemClock().now)
    let registry = DatabaseRegistry(default: try DynamockDatabase(), time: clock)
    _ = try await registry.create(name: "brief", expiresAfter: .seconds(60))
    weak let brief = registry["brief"]
    let upkeep = Upkeep(
      of: registry, sweepInterval: .milliseconds(milliseconds), watchInterval: .milliseconds(5),
      logger: Self.logger)
    let run = Task { await upkeep.run() }
    try await Task.sleep(for: .milliseconds(50))
    #expect(brief != nil)
    clock.advance(by: .seconds(60))
    while brief != nil { try await Task.sleep(for: .milliseconds(5)) }
    run.cancel()
    await run.value
  }
}

@Suite("Log watch") struct LogWatchTests {
  /// The size of the log in MiB and the states in use, and whether a message is due after the
  /// previous rows.
  struct Look: CustomTestStringConvertible {
    var mebibytes: Int
    var heldStates = 2
    var isSaid: Bool

    var testDescription: String { "\(mebibytes) MiB, \(heldStates) held" }
  }

  @Test(
    "a log that cannot be emptied is reported at 256 MiB and at each doubling",
    arguments: [
      [Look(mebibytes: 255, isSaid: false), Look(mebibytes: 256, isSaid: true)],
      [
        Look(mebibytes: 300, isSaid: true), Look(mebibytes: 511, isSaid: false),
        Look(mebibytes: 512, isSaid: true), Look(mebibytes: 512, isSaid: false),
      ],
      // The log passes two thresholds at once, which gives one message.
      [
        Look(mebibytes: 1500, isSaid: true), Look(mebibytes: 2047, isSaid: false),
        Look(mebibytes: 2048, isSaid: true),
      ],
      // No state is in use, so the log will soon be emptied.
      [
        Look(mebibytes: 300, heldStates: 0, isSaid: false),
        Look(mebibytes: 301, heldStates: 1, isSaid: true),
      ],
      // After the log has been emptied, messages start again.
      [
        Look(mebibytes: 600, isSaid: true), Look(mebibytes: 4, isSaid: false),
        Look(mebibytes: 256, isSaid: true),
      ],
    ])
  func thresholds(looks: [Look]) {
    var watch = LogWatch()
    for look in looks {
      let log = StorageLog(bytes: look.mebibytes << 20, heldStates: look.heldStates)
      #expect((watch.warning(about: log) != nil) == look.isSaid, "\(look.testDescription)")
    }
  }

  @Test("the message says how long the log is, what keeps it and what to do")
  func words() throws {
    var watch = LogWatch()
    let said = watch.warning(about: StorageLog(bytes: 300 << 20, heldStates: 3))
    let warning = try #require(said)
    #expect(warning.contains("300 MiB"))
    #expect(warning.contains("hold 3 earlier states"))
    #expect(warning.contains("dynamock db list"))
  }
}
