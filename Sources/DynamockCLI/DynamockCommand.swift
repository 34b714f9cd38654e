import ArgumentParser
import DynamockSettings

/// The `dynamock` command and its subcommands.
struct DynamockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dynamock",
    abstract: "A stand-in for Amazon DynamoDB, for tests, laptops and CI.",
    discussion: """
      Start it, and point any AWS SDK or the AWS CLI at the address it prints:

        dynamock                             serve on localhost:8000, data in memory
        dynamock serve --data orders.sqlite  keep the data in a file
        dynamock serve --port 0              let the system choose a free port
        dynamock db fork default my-test     a separate database for a test
        dynamock rules list                  the rules that inject faults
        dynamock journal                     the requests received
        dynamock console                     the same in the browser
        dynamock tables                      the tables of a running server
        dynamock items Orders                its items; also get, put, query, sql
        dynamock streams Orders --follow     its changes as they happen
        dynamock record -- pytest            record DynamoDB's responses to a command
        dynamock replay -- pytest            answer the command from the recordings
        dynamock backup create Orders nightly  a backup of a table; also restore
        dynamock export, dynamock import     tables of a file from and to AWS
        dynamock copy --from aws --data my.sqlite  tables from AWS or elsewhere
        dynamock check shop.sqlite           verify a whole database file
        dynamock healthcheck                 exit with 0 if a server is healthy

        aws dynamodb list-tables --endpoint-url http://localhost:8000

      `dynamock help serve` lists every setting.
      """,
    version: Version.current,
    subcommands: [
      ServeCommand.self, DatabaseCommand.self, StatsCommand.self, PlanCommand.self,
      ConsoleCommand.self,
      TablesCommand.self, ItemsCommand.self, QueryCommand.self, GetCommand.self, PutCommand.self,
      DeleteCommand.self, SQLCommand.self, StreamsCommand.self,
      RulesCommand.self, RequestsCommand.self, JournalCommand.self,
      RecordCommand.self, ReplayCommand.self, VaultCommand.self,
      BackupCommand.self, RestoreCommand.self,
      ExportCommand.self, ImportCommand.self, CopyCommand.self, CheckCommand.self,
      HealthCheckCommand.self, VersionCommand.self,
    ],
    defaultSubcommand: ServeCommand.self)

  /// Parses and runs a command line, and ends the process if that fails.
  static func run(_ words: [String]) async {
    do {
      let invocation = Invocation(words: words)
      try invocation.validate()
      var command = try parseAsRoot(invocation.askingForHelp ?? words)
      guard let asynchronous = command as? any AsyncParsableCommand else {
        return try command.run()
      }
      // Only the command could be retained here, which the compiler cannot infer through the cast.
      nonisolated(unsafe) var running = asynchronous
      try await running.run()
    } catch {
      CommandExit.exit(with: error)
    }
  }
}
