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
  let path: String

  init() throws {
    var template = Array("/tmp/dynamock-tls-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }

  struct Failure: Error {}

  /// The names of the files in the folder.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw Failure() }
    defer { close(descriptor) }
    guard bytes.withUnsafeBytes({ writeAll(descriptor, $0) }) == bytes.count else {
      throw Failure()
    }
    return file
  }

  /// Creates a certificate and its key.
  @discardableResult
  func make(
    _ name: String = "a", days: Int32 = 10, names: String = "DNS:localhost,IP:127.0.0.1"
  ) throws -> (certificate: String, key: String) {
    let made = try SelfMadeCertificate.make(days: days, names: names)
    return (
      try write(made.certificate, to: name + ".pem"), try write(made.key, to: name + "-key.pem")
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
