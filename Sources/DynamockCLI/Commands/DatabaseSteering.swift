import ArgumentParser
import DynamockExchange
import DynamockWire

/// `dynamock db clock`.
struct ClockDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "Show a database's clock, or move a manual one.",
    discussion: """
      A clock can be moved if the server was started with --clock manual:

        dynamock db clock my-test            what time it is
        dynamock db clock my-test +90s       seconds; or m, h, d
        dynamock db clock my-test +30d       items expire, tables leave their states
        dynamock db clock my-test -1h        back; what has happened stays
      """)

  @Argument(help: "The database.") var name: String
  @Argument(help: ArgumentHelp("How far to move it: +90s, 5m, +1.5h, -2d.", valueName: "step"))
  var step: String?
  @OptionGroup var control: ControlOptions

  func validate() throws {
    guard let step else { return }
    let text = Invocation.unmarked(step)
    guard let read = ClockStep(step) else {
      throw ValidationError(
        "'\(text)' is not a step: a step is a whole number of seconds, given in seconds (+90s or 90), "
          + "minutes (5m), hours (+1.5h) or days (-2d).")
    }
    guard read.seconds.magnitude <= ClockStep.greatest else {
      throw ValidationError(
        "'\(text)' is too far: a step has at most 99999999999 seconds or 1157407 days, in either "
          + "direction.")
    }
  }

  func run() async throws {
    guard let step = step.flatMap(ClockStep.init) else {
      return try await control.ask("GET", [name, "clock"])
    }
    try await control.ask(
      "POST", [name, "clock"], body: [("advanceSeconds", JSONText(step.seconds))])
  }
}

/// The distance by which a clock is moved.
struct ClockStep: Equatable {
  let seconds: Int
  /// The greatest number of seconds that the control API takes.
  static let greatest = 99_999_999_999

  /// Reads `+90s`, `5m`, `1.5h` or `-2d`; without a letter the number is seconds.
  init?(_ text: String) {
    var digits = Invocation.unmarked(text)[...]
    let units = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    let unit = digits.last.flatMap { units[String($0)] }
    if unit != nil { digits = digits.dropLast() }
    guard digits.allSatisfy({ "+-.0123456789".contains($0) }), let number = Double(digits)
    else { return nil }
    let exact = number * Double(unit ?? 1)
    guard let seconds = Int(exactly: max(-1e18, min(exact, 1e18))) else { return nil }
    self.seconds = seconds
  }
}

/// `dynamock db sweep`.
struct SweepDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Delete expired items now.")

  @Argument(help: "The database.") var name: String
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask("POST", [name, "sweep"])
  }
}

/// `dynamock db throttle`.
struct ThrottleDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "throttle", abstract: "Show or change whether throughput is enforced.",
    discussion: """
        dynamock db throttle my-test                 the present settings
        dynamock db throttle my-test on              reject what exceeds it
        dynamock db throttle my-test on --burst 0    without burst capacity
        dynamock db throttle my-test off
      """)

  /// Whether throughput is enforced.
  enum State: String, ExpressibleByArgument, CaseIterable { case on, off }

  @Argument(help: "The database.") var name: String
  @Argument(help: "on or off.") var state: State?
  @Option(help: ArgumentHelp("Seconds of unused throughput that are kept.", valueName: "seconds"))
  var burst: Int?
  @Option(
    help: ArgumentHelp(
      "Seconds of throttling after which a hot partition is split.", valueName: "seconds"))
  var split: Int?
  @Option(help: ArgumentHelp("Read units that a table may have in all.", valueName: "units"))
  var tableReads: Int?
  @Option(help: ArgumentHelp("Write units that a table may have in all.", valueName: "units"))
  var tableWrites: Int?
  @Option(
    help: ArgumentHelp("Read units per second of a new on-demand table.", valueName: "units"))
  var onDemandReads: Int?
  @Option(
    help: ArgumentHelp("Write units per second of a new on-demand table.", valueName: "units"))
  var onDemandWrites: Int?
  @Option(help: ArgumentHelp("Read units per second of a partition.", valueName: "units"))
  var partitionReads: Int?
  @Option(help: ArgumentHelp("Write units per second of a partition.", valueName: "units"))
  var partitionWrites: Int?
  @OptionGroup var control: ControlOptions

  func run() async throws {
    let changes: [(name: String, value: JSONText?)] = [
      ("enforced", state.map { JSONText($0 == .on) }), ("burst", burst.map { JSONText($0) }),
      ("split", split.map { JSONText($0) }),
      ("tableReads", tableReads.map { JSONText($0) }),
      ("tableWrites", tableWrites.map { JSONText($0) }),
      ("onDemandReads", onDemandReads.map { JSONText($0) }),
      ("onDemandWrites", onDemandWrites.map { JSONText($0) }),
      ("partitionReads", partitionReads.map { JSONText($0) }),
      ("partitionWrites", partitionWrites.map { JSONText($0) }),
    ].filter { $0.value != nil }
    try await control.ask(
      changes.isEmpty ? "GET" : "POST", [name, "throttling"], body: changes)
  }
}

/// `dynamock db count`.
struct CountDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "Stop or resume counting a database's calls.",
    discussion: """
      Calls that fill tables before a test need not count in statistics, plans and costs:

        dynamock db count my-test off
        dynamock db count my-test on
      """)

  @Argument(help: "The database.") var name: String
  @Argument(help: "on or off.") var state: ThrottleDatabase.State
  @OptionGroup var control: ControlOptions

  func run() async throws {
    try await control.ask(
      "POST", [name, "stats"], body: [("counting", JSONText(state == .on))])
  }
}

/// `dynamock db costs`.
struct CostsDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "costs", abstract: "Show what requests with an x-dynamock-tag header consumed.",
    discussion: """
        dynamock db costs my-test                      one line for each tag
        dynamock db costs my-test checkout             one tag
        dynamock db costs my-test checkout --forget    and begin again at zero
      """)

  @Argument(help: "The database.") var name: String
  @Argument(help: "Show only the costs of this tag.") var tag: String?
  @Flag(help: "Remove the tag's costs after showing them.") var forget = false
  @OptionGroup var control: ControlOptions

  func validate() throws {
    guard !forget || tag != nil else { throw ValidationError("--forget requires a tag.") }
  }

  func run() async throws {
    // Programs get zeros, and people the name that they may mean.
    if let tag, !control.printsJSON { try await require(tag) }
    let (text, tree) = try await control.answer(
      forget ? "DELETE" : "GET", [name, "costs"], tag: tag, content: "")
    if control.printsJSON { return print(text) }
    print(CostsText.table(of: tag == nil ? tree : ["costs": .array([tree])]))
  }

  /// Rejects a tag that no request had.
  private func require(_ tag: String) async throws {
    let (_, tree) = try await control.answer("GET", [name, "costs"])
    let tags = (tree["costs"]?.elements ?? []).compactMap { $0["tag"]?.text }
    guard !tags.contains(tag) else { return }
    throw ItemsFault.noTag(tag, database: name, others: tags)
  }
}
