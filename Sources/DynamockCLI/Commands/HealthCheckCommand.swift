import ArgumentParser
import DynamockServer

/// `dynamock healthcheck`: for images that have neither a shell nor curl.
struct HealthCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "healthcheck",
    abstract: "Ask a server whether it is well; exit with 0 when it is and 1 when it is not.",
    discussion: """
      Host and port are found as `dynamock serve` finds them, so that in a container this asks the \
      server beside it:

        dynamock healthcheck
        dynamock healthcheck --port 8001
      """)

  @OptionGroup var source: SettingsOptions.Source
  @Option(help: ArgumentHelp("Host to ask.", valueName: "host")) var host: String?
  @Option(help: ArgumentHelp("Port to ask.", valueName: "port")) var port: String?
  @Option(help: ArgumentHelp("Seconds to wait.", valueName: "seconds")) var timeout = 3.0

  func run() async throws {
    var flags: [String: String] = [:]
    flags["host"] = host
    flags["port"] = port
    let settings = try source.settings(flags: flags)
    let host = Self.reachable(settings.server.host)
    do {
      print(
        try await HealthProbe.check(
          host: host, port: settings.server.port, timeout: .seconds(timeout)))
    } catch {
      throw HealthCheckFailure(address: "\(host):\(settings.server.port)", fault: error)
    }
  }

  /// An address that means every network is asked on this machine.
  static func reachable(_ host: String) -> String {
    switch host {
    case "0.0.0.0": "127.0.0.1"
    case "::": "::1"
    default: host
    }
  }
}

/// Why a server is not taken to be well.
struct HealthCheckFailure: Error, CustomStringConvertible {
  var address: String
  var fault: HealthProbe.Fault

  var description: String {
    switch fault {
    case .unreachable(let reason): "nothing answers at \(address): \(reason)"
    case .unwell(let line):
      "what answers at \(address) does not say that it is healthy: \(PrintableText.escaped(line))"
    }
  }
}
