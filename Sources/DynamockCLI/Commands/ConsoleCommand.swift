import ArgumentParser
import DynamockControl
import DynamockServer
import DynamockSettings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `dynamock console`.
struct ConsoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console",
    abstract: "Open the console of a running server in the browser.",
    discussion: """
      Host, port and token come from the same settings as for `dynamock serve`. The address is printed \
      first; a token is passed to the browser after the # of the address, which browsers do not send.

        dynamock console             opens http://localhost:8000/_dynamock/
        dynamock console --print     only prints the address
      """)

  @OptionGroup var control: ControlOptions
  @Flag(name: .customLong("print"), help: "Print the address without opening it.") var prints =
    false

  func run() async throws {
    // The databases are listed first, so that the browser does not open a page of a server that is
    // not running.
    _ = try await control.answer("GET")
    let settings = try control.settings()
    let host = HealthCheckCommand.reachable(settings.server.host)
    let scheme = control.encryption.isUsed(settings) ? "https" : "http"
    let address = "\(scheme)://\(HealthProbe.place(host, settings.server.port))/_dynamock/"
    print(address)
    fflush(nil)
    guard !prints else { return }
    let token = settings.control.token.map { "#token=" + ControlOptions.encoded($0) } ?? ""
    try Self.open(address + token)
  }

  /// Replaces this process with the program that opens addresses; returns only if there is none.
  private static func open(_ address: String) throws {
    #if os(macOS)
      let opener = "open"
    #else
      let opener = "xdg-open"
    #endif
    let words: [UnsafeMutablePointer<CChar>?] = [strdup(opener), strdup(address), nil]
    execvp(opener, words)
    words.forEach { free($0) }
    throw ControlRefusal(
      sentence: "\(opener) is not installed; open the address above in a browser")
  }
}
