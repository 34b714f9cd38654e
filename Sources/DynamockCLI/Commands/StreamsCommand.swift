import ArgumentParser
import DynamockExchange
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `dynamock streams`.
struct StreamsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "streams",
    abstract: "Show the changes of a running server's table, by its stream.",
    discussion: """
      Without --follow these are the changes of the last 24 hours. On a terminal each is a line; \
      elsewhere, and with --json, it is a record as GetRecords returns it, one per line.

        dynamock streams Orders
        dynamock streams Orders --follow          new changes, until Ctrl-C
        dynamock streams Orders --follow --all    those of the last 24 hours first
        dynamock streams Orders --follow --json | jq .dynamodb.Keys

      The table needs a stream: StreamSpecification of CreateTable or UpdateTable.
      """)

  @Argument(help: "The table.") var table: String
  @Flag(help: "Show new changes until interrupted.") var follow = false
  @Flag(help: "Begin with the changes of the last 24 hours.") var all = false
  @OptionGroup var options: ItemOptions

  func validate() throws {
    guard follow || !all else { throw ValidationError("--all is meant for --follow.") }
  }

  func run() async throws {
    guard follow else { return try await show() }
    // Registered before the first request, so that no signal is lost.
    let signals = await StopSignals.received()
    let following = Task { try await show() }
    let watching = Task {
      for await number in signals {
        fflush(nil)
        // Ctrl-C is how a follower ends.
        endProcess(number == SIGINT ? 0 : 128 + number)
      }
    }
    defer { watching.cancel() }
    try await following.value
  }

  private func show() async throws {
    let outline = try await options.caller.outline(of: table)
    let description = try await options.caller.perform(
      "DescribeTable", ["TableName": .string(table)])
    guard let stream = description["Table"]?["LatestStreamArn"]?.text,
      !follow || description["Table"]?["StreamSpecification"] != nil
    else { throw ItemsFault.noStream(table: table) }
    var reader = StreamReader(options.caller, stream: stream)
    try await reader.begin(atLatest: follow && !all)
    let text = ChangeText(key: outline.key.map(\.name))
    if follow, !options.control.printsJSON { print("Changes of \(table); Ctrl-C ends.") }
    fflush(nil)
    while true {
      let records = try await reader.next()
      for record in records {
        print(options.control.printsJSON ? record.json : text.line(of: record))
      }
      fflush(nil)
      if reader.hasEnded || !follow && reader.isAtEnd { break }
      if records.isEmpty { try await Task.sleep(for: .milliseconds(200)) }
    }
    if follow, !options.control.printsJSON { print("The stream has ended.") }
  }
}

/// The system's `exit`, under a name that no method of a type hides.
private func endProcess(_ status: Int32) -> Never { exit(status) }
