import ArgumentParser
import DynamockServer
import DynamockSettings
import DynamockTLS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Options for connecting to a server with TLS.
struct EncryptionOptions: ParsableArguments {
  @Flag(help: "Use TLS to connect to the server.") var tls = false
  @Option(help: ArgumentHelp("File of certificates to trust, in PEM.", valueName: "file"))
  var ca: String?

  /// Returns the encryption for connecting to the server, or `nil` for plain HTTP.
  ///
  /// In addition to `--ca`, or `AWS_CA_BUNDLE`, or the system's certificates, the certificate of a
  /// server with these settings is trusted; on this machine, it is trusted for any name.
  func encryption(_ settings: Settings) throws -> HealthProbe.Encryption? {
    guard isUsed(settings) else { return nil }
    var trust = TLSTrust(bundle: ca ?? Self.bundle)
    if ca == nil, let own = Self.ownCertificate(settings) { trust.further = own }
    let isOwn = trust.further != nil && Exposure.isLoopback(settings.server.host)
    return HealthProbe.Encryption(try TLSClient(trusting: trust), checksHost: !isOwn)
  }

  /// Returns whether the server uses TLS, according to the options and the settings.
  func isUsed(_ settings: Settings) -> Bool {
    tls || ca != nil || settings.encryption != .none
  }

  private static var bundle: String? {
    guard let value = getenv("AWS_CA_BUNDLE"), value[0] != 0 else { return nil }
    return String(cString: value)
  }

  private static func ownCertificate(_ settings: Settings) -> String? {
    switch settings.encryption {
    case .files(let certificate, _): return certificate
    case .none, .selfMade:
      guard let folder = Settings.stateFolder(data: settings.data) else { return nil }
      let path = SelfMadeCertificate.certificatePath(in: folder)
      return FilePath.exists(path) ? path : nil
    }
  }
}
