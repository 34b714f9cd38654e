import ArgumentParser
import DynamockServer
import DynamockSettings

/// `dynamock healthcheck`, for container images without a shell or curl.
struct HealthCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "healthcheck",
    abstract: "Check a server's health; exit with 0 if it is healthy and 1 if not.",
    discussion: """
      Host and port come from the same settings as for `dynamock serve`, so that in a container this \
      checks the server next to it:

        dynamock healthcheck
        dynamock healthcheck --port 8001
      """)

  @OptionGroup var source: SettingsOptions.Source
  @Option(help: ArgumentHelp("Host of the server.", valueName: "host")) var host: String?
  @Option(help: ArgumentHelp("Port of the server.", valueName: "port")) var port: String?
  @Option(help: ArgumentHelp("Seconds to wait.", valueName: "seconds")) var timeout = 3.0
  @OptionGroup var options: EncryptionOptions

  func run() async throws {
    var flags: [String: String] = [:]
    flags["host"] = host
    flags["port"] = port
    let settings = try source.settings(flags: flags)
    let host = Self.reachable(settings.server.host)
    let encryption = try options.encryption(settings)
    do throws(HealthProbe.Fault) {
      print(
        try await HealthProbe.check(
          host: host, port: settings.server.port, timeout: .seconds(timeout),
          encryption: encryption))
    } catch {
      throw HealthCheckFailure(address: HealthProbe.place(host, settings.server.port), fault: error)
    }
  }

  /// Returns the loopback address for an address that stands for all networks, and any other host
  /// unchanged.
  static func reachable(_ host: String) -> String {
    switch host {
    case "0.0.0.0": "127.0.0.1"
    case "::": "::1"
    default: host
    }
  }
}

/// The reason why a server is considered unhealthy.
struct HealthCheckFailure: Error, CustomStringConvertible {
  var address: String
  var fault: HealthProbe.Fault

  var description: String {
    switch fault {
    case .unreachable(let reason): "there is no response from \(address): \(reason)"
    case .encrypted: "the server at \(address) uses TLS: add --tls"
    case .untrusted(let reason):
      "TLS failed with \(address): \(reason); specify a certificate to trust with --ca FILE"
    case .unwell(let line):
      "the server at \(address) does not report that it is healthy: \(PrintableText.escaped(line))"
    }
  }
}
