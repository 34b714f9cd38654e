import NIOEmbedded
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

/// Tests which certificates are trusted, and the messages for files that cannot be used.
@Suite(.timeLimit(.minutes(10))) struct CertificateTests {
  let files: CertificateFiles

  init() throws { files = CertificateFiles() }

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var host: String? = "localhost"
    var days: Int32 = 10
    var names = "DNS:localhost,IP:127.0.0.1"
    var trustsAnother = false
    var message: String?
  }

  static let rows = [
    Row(testDescription: "a name of the certificate"),
    Row(testDescription: "an address of the certificate", host: "127.0.0.1"),
    Row(testDescription: "an IPv6 address", host: "::1", names: "IP:::1"),
    Row(testDescription: "any name", host: nil, names: "DNS:elsewhere.example"),
    Row(
      testDescription: "another name", host: "other.example",
      message: "the certificate is not trusted: hostname mismatch"),
    Row(
      testDescription: "another address", host: "127.0.0.2",
      message: "the certificate is not trusted: IP address mismatch"),
    Row(
      testDescription: "an address that is only a name", host: "127.0.0.1", names: "DNS:127.0.0.1",
      message: "the certificate is not trusted: IP address mismatch"),
    Row(
      testDescription: "an expired certificate", days: -1,
      message: "the certificate is not trusted: certificate has expired"),
    Row(
      testDescription: "an untrusted certificate", trustsAnother: true,
      message: "the certificate is not trusted: self-signed certificate"),
  ]

  @Test(
    "accepts a certificate only if it is trusted, not expired and of the host", arguments: rows)
  func trust(_ row: Row) throws {
    let certificate = try files.server("a", days: row.days, names: row.names)
    try files.make("b")
    let pair = try TLSPair(
      files, client: files.client(row.trustsAnother ? "b" : "a"), host: row.host,
      server: certificate)
    pair.exchange()
    #expect(pair.clientEvents.errors.first?.description == row.message)
    #expect(pair.client.isActive == (row.message == nil))
    if row.message != nil { #expect(!pair.server.isActive) }
  }

  @Test("names the file and the remedy if a certificate or a key cannot be used")
  func unusable() throws {
    let a = try files.make("a")
    let b = try files.make("b")
    let text = files.write(Array("hello".utf8), to: "text")
    let encrypted = files.write(
      Array("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END".utf8), to: "locked")
    let missing = files.path + "/missing"
    for (certificate, key, message) in [
      (missing, a.key, "\(missing) cannot be read: No such file or directory"),
      (a.certificate, missing, "\(missing) cannot be read: No such file or directory"),
      (files.path, a.key, "\(files.path) cannot be read: Is a directory"),
      (text, a.key, "\(text) contains no certificate in PEM"),
      (a.certificate, text, "\(text) contains no private key in PEM"),
      (a.certificate, a.certificate, "\(a.certificate) contains no private key in PEM"),
      (a.certificate, encrypted, "the key in \(encrypted) needs a passphrase"),
      (
        a.certificate, b.key, "the key in \(b.key) does not fit the certificate in \(a.certificate)"
      ),
    ] {
      let error = #expect(throws: TLSError.self) {
        try TLSServerCertificate(certificate: certificate, key: key)
      }
      #expect(error?.description.hasPrefix(message) == true, "\(message)")
    }
    let error = #expect(throws: TLSError.self) { try TLSClient(trusting: TLSTrust(bundle: text)) }
    #expect(error?.description.hasPrefix("\(text) contains no certificates to trust") == true)
  }

  @Test("loading again accepts a new certificate, and keeps the old one if the new one is invalid")
  func reload() throws {
    let certificate = try files.server("a")
    let old = try files.client("a")
    files.write(Array("garbage".utf8), to: "a.pem")
    #expect(throws: TLSError.self) { try certificate.reload() }
    let kept = try TLSPair(files, client: old, server: certificate)
    kept.exchange()
    #expect(kept.clientEvents.errors.isEmpty)
    try files.make("a")
    try certificate.reload()
    let renewed = try TLSPair(files, client: files.client("a"), server: certificate)
    renewed.exchange()
    #expect(renewed.clientEvents.errors.isEmpty)
    let stale = try TLSPair(files, client: old, server: certificate)
    stale.exchange()
    #expect(!stale.clientEvents.errors.isEmpty)
  }

  @Test("also trusts a folder, and the bundle in the environment")
  func trustFolder() throws {
    #expect(TLSTrust(environment: ["AWS_CA_BUNDLE": "/a"]).bundle == "/a")
    #expect(TLSTrust(environment: ["AWS_CA_BUNDLE": ""]).bundle == nil)
    #expect(throws: Never.self) { try TLSClient(trusting: TLSTrust(bundle: files.path)) }
    #expect(throws: Never.self) { try TLSClient(trusting: TLSTrust()) }
  }

  @Test(
    "creates a certificate once, with a key that only its owner can read, and again before it expires"
  )
  func selfMade() throws {
    let folder = files.path + "/state/tls"
    defer {
      for name in ["dynamock-certificate.pem", "dynamock-key.pem"] { unlink(folder + "/" + name) }
      rmdir(folder)
      rmdir(files.path + "/state")
    }
    let made = try SelfMadeCertificate(in: folder)
    var status = stat()
    #expect(stat(made.keyPath, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(stat(folder, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
    let first = try PEMFile(path: made.certificatePath).bytes
    _ = try SelfMadeCertificate(in: folder)
    #expect(try PEMFile(path: made.certificatePath).bytes == first)
    let certificate = try TLSServerCertificate(certificate: made.certificatePath, key: made.keyPath)
    for host in ["localhost", "127.0.0.1", "::1"] {
      let trust = try TLSClient(trusting: TLSTrust(bundle: made.certificatePath))
      let pair = try TLSPair(files, client: trust, host: host, server: certificate)
      pair.exchange()
      #expect(pair.clientEvents.errors.isEmpty)
    }
    for days: Int32 in [29, 31] {
      let short = try SelfMadeCertificate.make(days: days)
      files.write(short.certificate, to: "state/tls/dynamock-certificate.pem")
      files.write(short.key, to: "state/tls/dynamock-key.pem")
      _ = try SelfMadeCertificate(in: folder)
      let isKept = try PEMFile(path: made.certificatePath).bytes == short.certificate
      #expect(isKept == (days == 31))
    }
    unlink(made.keyPath)
    _ = try SelfMadeCertificate(in: folder)
    #expect(throws: Never.self) {
      try TLSServerCertificate(certificate: made.certificatePath, key: made.keyPath)
    }
  }

  @Test("reports why the folder cannot be created")
  func unwritable() throws {
    let file = files.write([], to: "file")
    let error = #expect(throws: TLSError.self) { try SelfMadeCertificate(in: file + "/tls") }
    #expect(error?.description.contains("cannot be written") == true)
  }
}
