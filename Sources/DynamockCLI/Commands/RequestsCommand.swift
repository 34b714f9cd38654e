import ArgumentParser
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `dynamock requests`, which shows held requests.
struct RequestsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests",
    abstract: "Show the requests that a running server holds, and respond to them.",
    discussion: """
      A rule with the action hold, or `unmatched` set to hold, makes requests wait for you:

        dynamock rules add --operation PutItem --then hold
        dynamock requests                        the requests that are waiting
        dynamock requests --follow               new requests; type the responses
        dynamock requests answer 17 pass         let the engine answer
        dynamock requests answer 17 throttle
        dynamock requests answer 17 fail InternalServerError
        dynamock requests answer 17 hang-up after
        dynamock requests answer 17 '{"output": {}}'
      """,
    subcommands: [ListRequests.self, AnswerRequest.self],
    defaultSubcommand: ListRequests.self)
}

/// `dynamock requests list`.
struct ListRequests: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the held requests, oldest first.",
    discussion: """
      With --follow each request is shown as it arrives, until you press Ctrl-C. On a terminal you type \
      the action for the oldest one, or for the one with a number that you type first:

        p                        pass it to the engine
        t                        throttle it
        f InternalServerError    make it fail
        h                        hang up without executing it
        17 h after               hang up on request 17 once it was applied
        q                        quit; held requests continue to wait
      """)

  @Flag(help: "Show new requests, and type the responses.") var follow = false
  @OptionGroup var script: ScriptOptions

  func run() async throws {
    guard follow else {
      let (text, tree) = try await script.control.answer("GET", [script.database, "requests"])
      return print(script.control.printsJSON ? text : HeldText(of: tree).text)
    }
    var follower = RequestFollower(script)
    while try await follower.look() { try await Task.sleep(for: .milliseconds(200)) }
  }
}

/// `dynamock requests answer`.
struct AnswerRequest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Respond to a held request.",
    discussion: """
        dynamock requests answer 17 pass
        dynamock requests answer 17 throttle TableWriteKeyRangeThroughputExceeded
        dynamock requests answer 17 fail ResourceInUseException "Table is busy"
        dynamock requests answer 17 '{"cancel": {"1": "TransactionConflict"}}'
      """)

  @Argument(help: "The request's number, as shown by `dynamock requests`.") var number: Int
  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(
      "pass, throttle, fail CODE, refuse, hang-up, reset, mute, delay SECONDS, or JSON.",
      valueName: "action"))
  var action: [String]
  @OptionGroup var script: ScriptOptions

  func run() async throws {
    let (text, tree) = try await script.answer(number, with: action)
    print(
      script.control.printsJSON
        ? text : "Request \(number) was \(tree["state"]?.text ?? "answered").")
  }
}

extension ScriptOptions {
  /// Sends the answer to a held request.
  func answer(_ number: Int, with words: [String]) async throws -> (text: String, tree: JSONTree) {
    try await control.answer(
      "POST", [database, "requests", "\(number)", "answer"],
      content: ActionWords.action(words).json)
  }
}

/// Shows held requests as they arrive, and answers them as typed.
struct RequestFollower {
  private let script: ScriptOptions
  private let printsJSON: Bool
  private let readsAnswers: Bool
  private var typed = ""
  private var shown: Set<Int> = []
  private var waiting: [Int] = []

  init(_ script: ScriptOptions) {
    self.script = script
    printsJSON = script.control.printsJSON
    readsAnswers = !printsJSON && isatty(0) != 0
    guard !printsJSON else { return }
    print(
      readsAnswers
        ? "Waiting for requests; p, t, f CODE, h answer the oldest one, q quits."
        : "Waiting for requests; `dynamock requests answer NUMBER pass` answers one.")
    fflush(nil)
  }

  /// Shows new requests, and executes typed commands.
  /// - Returns: whether to continue.
  mutating func look() async throws -> Bool {
    let (_, tree) = try await script.control.answer("GET", [script.database, "requests"])
    let requests = tree["requests"]?.elements ?? []
    let numbers = requests.compactMap { $0["number"]?.whole }
    for number in waiting where !numbers.contains(number) && !printsJSON {
      print("Request \(number) is no longer waiting.")
    }
    waiting = numbers
    for request in requests where shown.insert((request["number"]?.whole ?? 0)).inserted {
      print(printsJSON ? request.json : HeldText.lines(of: request))
    }
    shown.formIntersection(numbers)
    fflush(nil)
    while let line = nextLine() {
      guard try await carryOut(line) else { return false }
    }
    return true
  }

  /// Returns the next line typed, or `nil` if there is none yet.
  private mutating func nextLine() -> String? {
    guard readsAnswers else { return nil }
    while !typed.contains("\n") {
      var ready = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 0) > 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: 1024)
      let count = read(0, &bytes, bytes.count)
      // Ctrl-D ends the follower, like `q`.
      guard count > 0 else { return "q" }
      typed += String(decoding: bytes.prefix(count), as: UTF8.self)
    }
    guard let end = typed.firstIndex(of: "\n") else { return nil }
    defer { typed.removeSubrange(...end) }
    return String(typed[..<end])
  }

  private mutating func carryOut(_ line: String) async throws -> Bool {
    var words = line.split(separator: " ").map(String.init)
    guard let first = words.first else { return true }
    if first == "q" || first == "quit" { return false }
    let given = Int(first)
    if given != nil { words.removeFirst() }
    guard let number = given ?? waiting.first else {
      print("No request is waiting.")
      return true
    }
    let short = ["p": "pass", "t": "throttle", "f": "fail", "h": "hang-up"]
    if let word = words.first { words[0] = short[word] ?? word }
    do {
      let state = try await script.answer(number, with: words).tree["state"]?.text ?? "answered"
      print("Request \(number) was \(state).")
      waiting.removeAll { $0 == number }
    } catch let refusal as ControlRefusal {
      print(refusal.sentence.wrapped())
    }
    fflush(nil)
    return true
  }
}
