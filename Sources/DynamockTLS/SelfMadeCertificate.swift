import COpenSSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// A self-signed certificate for this machine, in two files that are reused.
public struct SelfMadeCertificate: Sendable, Hashable {
  /// The file of the certificate, which clients must trust.
  public let certificatePath: String
  /// The file of the private key, which only its owner can read.
  public let keyPath: String

  /// Finds the files in a folder, or creates them unless they are valid for 30 more days.
  ///
  /// The folder is created if necessary, accessible only to its owner.
  /// - Throws: `TLSError`.
  public init(in folder: String) throws(TLSError) {
    certificatePath = Self.certificatePath(in: folder)
    keyPath = folder + "/dynamock-key.pem"
    try OpenSSL.open()
    guard !isGood else { return }
    try Self.makeFolder(folder)
    // Servers that start at the same time share the files that the first of them creates.
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if lock >= 0 { flock(lock, LOCK_EX) }
    defer { if lock >= 0 { close(lock) } }
    guard !isGood else { return }
    let made = try Self.make(days: Self.days)
    // The key first: a certificate without its key is replaced at the next start.
    try Self.write(made.key, to: keyPath, mode: S_IRUSR | S_IWUSR)
    try Self.write(
      made.certificate, to: certificatePath, mode: S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)
  }

  /// Returns the path of the certificate in a folder.
  public static func certificatePath(in folder: String) -> String {
    folder + "/dynamock-certificate.pem"
  }

  /// Apple recommends this maximum ([apple-102028]).
  private static let days: Int32 = 397
  private static let renewal = 30 * 86_400

  private var isGood: Bool {
    guard (try? TLSContext(certificate: certificatePath, key: keyPath)) != nil,
      let certificates = try? PEMFile(path: certificatePath).certificates()
    else { return false }
    defer { for certificate in certificates { dynamock_X509_free(certificate) } }
    guard let certificate = certificates.first else { return false }
    var latest = time(nil) + Self.renewal
    return dynamock_X509_cmp_time(dynamock_X509_getm_notAfter(certificate), &latest) > 0
  }

  /// Creates a certificate and its key, both in PEM.
  /// - Parameters:
  ///   - days: The period of validity, from yesterday.
  ///   - names: The names and addresses, in the format of OpenSSL's `subjectAltName`.
  static func make(
    days: Int32, names: String = "DNS:localhost,IP:127.0.0.1,IP:::1"
  ) throws(TLSError) -> (certificate: [UInt8], key: [UInt8]) {
    try OpenSSL.open()
    guard let key = dynamock_make_key() else { throw TLSError(.library(OpenSSL.takeReason())) }
    defer { dynamock_EVP_PKEY_free(key) }
    guard let certificate = dynamock_X509_new() else {
      throw TLSError(.library(OpenSSL.takeReason()))
    }
    defer { dynamock_X509_free(certificate) }
    var serial: UInt64 = 0
    _ = withUnsafeMutableBytes(of: &serial) { bytes in
      dynamock_RAND_bytes(bytes.bindMemory(to: UInt8.self).baseAddress, 8)
    }
    let subject = dynamock_X509_get_subject_name(certificate)
    let isFilled =
      dynamock_X509_set_version(certificate, 2) == 1
      && dynamock_ASN1_INTEGER_set_uint64(
        dynamock_X509_get_serialNumber(certificate), serial >> 1 | 1) == 1
      && dynamock_X509_time_adj_ex(
        dynamock_X509_getm_notBefore(certificate), min(-1, days - 1), 0, nil) != nil
      && dynamock_X509_time_adj_ex(
        dynamock_X509_getm_notAfter(certificate), days, 0, nil) != nil
      && dynamock_X509_set_pubkey(certificate, key) == 1
      && name(subject, "O", "dynamock") && name(subject, "CN", "localhost")
      && dynamock_X509_set_issuer_name(certificate, subject) == 1
      // The extensions by their numbers in OpenSSL's table of objects. It is not an authority: some
      // libraries reject one as a server's own certificate ([webpki-114]).
      && extend(certificate, 87, "critical,CA:FALSE")
      && extend(certificate, 126, "serverAuth") && extend(certificate, 85, names)
      && dynamock_X509_sign(certificate, key, dynamock_EVP_sha256()) > 0
    guard isFilled else { throw TLSError(.library(OpenSSL.takeReason())) }
    let texts = (
      text { dynamock_PEM_write_bio_X509($0, certificate) },
      text { dynamock_PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
    )
    guard let certificateText = texts.0, let keyText = texts.1 else {
      throw TLSError(.library(OpenSSL.takeReason()))
    }
    return (certificateText, keyText)
  }

  private static func name(
    _ name: UnsafeMutableRawPointer?, _ field: String, _ value: String
  ) -> Bool {
    let latin: Int32 = 0x1001
    return dynamock_X509_NAME_add_entry_by_txt(name, field, latin, value, -1, -1, 0) == 1
  }

  private static func extend(_ certificate: OpaquePointer, _ number: Int32, _ value: String) -> Bool
  {
    guard let made = dynamock_X509V3_EXT_conf_nid(nil, nil, number, value) else { return false }
    defer { dynamock_X509_EXTENSION_free(made) }
    return dynamock_X509_add_ext(certificate, made, -1) == 1
  }

  private static func text(_ write: (OpaquePointer) -> Int32) -> [UInt8]? {
    guard let memory = dynamock_BIO_new(dynamock_BIO_s_mem()) else { return nil }
    defer { dynamock_BIO_free(memory) }
    guard write(memory) == 1 else { return nil }
    let count = dynamock_BIO_ctrl_pending(memory)
    return [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      filled = max(0, Int(dynamock_BIO_read(memory, bytes.baseAddress, Int32(clamping: count))))
    }
  }
}

extension SelfMadeCertificate {
  /// Creates a folder and its parents, accessible only to their owner.
  private static func makeFolder(_ folder: String) throws(TLSError) {
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/" + part
      if mkdir(path, S_IRWXU) != 0, errno != EEXIST {
        throw TLSError(.unwritable(path: folder, String(cString: strerror(errno))))
      }
    }
  }

  /// Writes a temporary file and renames it, so that no incomplete file can be read.
  private static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(TLSError) {
    let beside = "\(path).\(getpid())"
    unlink(beside)
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    var isWritten = descriptor >= 0
    if isWritten {
      isWritten = bytes.withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count
        #elseif canImport(Musl)
          Musl.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count
        #else
          Darwin.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count
        #endif
      }
      close(descriptor)
    }
    guard isWritten, rename(beside, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(beside)
      throw TLSError(.unwritable(path: path, reason))
    }
  }
}
