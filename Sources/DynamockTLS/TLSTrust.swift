#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The certificates that a client trusts.
public struct TLSTrust: Sendable, Hashable {
  /// The file or folder to use in place of the system's certificates.
  public var bundle: String?
  /// An additional file, whose certificates are trusted regardless of their issuers.
  public var further: String?

  /// Creates a client's trust; without a bundle, the system's certificates are trusted.
  public init(bundle: String? = nil, further: String? = nil) {
    self.bundle = bundle
    self.further = further
  }

  /// Creates the trust in the file of `AWS_CA_BUNDLE`, as for the AWS CLI and botocore, or else in
  /// the system's certificates.
  public init(environment: [String: String]) {
    let bundle = environment["AWS_CA_BUNDLE"]
    self.init(bundle: bundle?.isEmpty == false ? bundle : nil)
  }

  /// The systems' locations of certificates, in addition to the one configured in OpenSSL.
  static let systemFiles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    "/etc/ssl/ca-bundle.pem", "/opt/homebrew/etc/ca-certificates/cert.pem",
    "/usr/local/etc/ca-certificates/cert.pem",
  ]

  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
