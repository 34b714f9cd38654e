import ArgumentParser
import DynamockProcesses
import DynamockSettings

/// The database file or the running server of an import or export.
struct ExchangePlace: ParsableArguments {
  @Option(help: ArgumentHelp("The database file.", valueName: "file")) var data: String?
  @Option(
    help: ArgumentHelp(
      "A running server, http://HOST:PORT, or a database of it, http://HOST:PORT/db/NAME.",
      valueName: "url"))
  var endpointUrl: String?
  @Option(help: ArgumentHelp("Token of the server's control API.", valueName: "token"))
  var controlToken: String?
  @Option(help: ArgumentHelp("File of certificates to trust, in PEM.", valueName: "file"))
  var ca: String?

  func validate() throws {
    guard (data == nil) != (endpointUrl == nil) else {
      throw ValidationError("Specify either a file with --data, or a server with --endpoint-url.")
    }
    guard endpointUrl != nil || controlToken == nil && ca == nil else {
      throw ValidationError("--control-token and --ca require --endpoint-url.")
    }
  }

  /// The server, or `nil` for a file.
  func server() throws -> ServerDatabase? {
    guard let endpointUrl else { return nil }
    let variable = ProcessEnvironment.variables["DYNAMOCK_CONTROL_TOKEN"]
    return try ServerDatabase(
      endpointUrl, token: controlToken ?? variable.flatMap { $0.isEmpty ? nil : $0 }, ca: ca)
  }
}
