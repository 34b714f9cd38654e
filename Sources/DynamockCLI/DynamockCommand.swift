import ArgumentParser

/// The `dynamock` command and its subcommands.
@main
struct DynamockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dynamock",
    abstract: "A stand-in for Amazon DynamoDB, for tests, laptops and CI.",
    discussion: """
      Start it, and point any AWS SDK or the AWS CLI at the address it prints:

        dynamock                             serve on localhost:8000, data in memory
        dynamock serve --data orders.sqlite  keep the data in a file
        dynamock serve --port 0              let the system choose a free port
        dynamock db fork default my-test     a database of its own for a test
        dynamock rules list                  the rules that make it misbehave
        dynamock journal                     the requests that came
        dynamock export, dynamock import     tables of a file from and to AWS
        dynamock healthcheck                 exit with 0 when a server answers

        aws dynamodb list-tables --endpoint-url http://localhost:8000

      `dynamock help serve` lists every setting.
      """,
    version: Version.current,
    subcommands: [
      ServeCommand.self, DatabaseCommand.self, StatsCommand.self, PlanCommand.self,
      RulesCommand.self, RequestsCommand.self, JournalCommand.self,
      ExportCommand.self, ImportCommand.self,
      HealthCheckCommand.self, VersionCommand.self,
    ],
    defaultSubcommand: ServeCommand.self)

  /// Parses and runs the command line of this process.
  static func main() async {
    do {
      try Invocation(words: Array(CommandLine.arguments.dropFirst())).validate()
      var command = try parseAsRoot()
      guard let asynchronous = command as? any AsyncParsableCommand else {
        return try command.run()
      }
      // Nothing else has the command, which the compiler cannot see through the cast.
      nonisolated(unsafe) var running = asynchronous
      try await running.run()
    } catch {
      CommandExit.exit(with: error)
    }
  }
}
