import TemporaryFiles
import Testing

@testable import DynamockTLS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder of certificates that is removed with the test.
final class CertificateFiles: Sendable {
  private let folder = TemporaryFolder()

  var path: String { folder.path }

  /// The names of the files in the folder.
  var names: [String] { folder.names }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) -> String {
    folder.write(bytes, to: name)
    return path + "/" + name
  }

  /// Creates a certificate and its key.
  @discardableResult
  func make(
    _ name: String = "a", days: Int32 = 10, names: String = "DNS:localhost,IP:127.0.0.1"
  ) throws -> (certificate: String, key: String) {
    let made = try SelfMadeCertificate.make(days: days, names: names)
    return (
      write(made.certificate, to: name + ".pem"), write(made.key, to: name + "-key.pem")
    )
  }

  /// Creates a certificate and loads it as a server's.
  func server(
    _ name: String = "a", days: Int32 = 10, names: String = "DNS:localhost,IP:127.0.0.1"
  ) throws -> TLSServerCertificate {
    let paths = try make(name, days: days, names: names)
    return try TLSServerCertificate(certificate: paths.certificate, key: paths.key)
  }

  /// Returns a client that trusts only one certificate.
  func client(_ name: String = "a") throws -> TLSClient {
    try TLSClient(trusting: TLSTrust(bundle: path + "/" + name + ".pem"))
  }
}

private func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
