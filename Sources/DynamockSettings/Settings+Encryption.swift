package import DynamockTLS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

extension Settings {
  /// The source of the certificate of the server's port.
  package enum Encryption: Sendable, Hashable {
    /// The port uses plain HTTP.
    case none
    /// From two files.
    case files(certificate: String, key: String)
    /// From a folder, in which it is created if it does not exist.
    case selfMade(folder: String)
  }

  /// The settings of the port's certificate and key.
  package struct EncryptionFiles: Sendable, Hashable {
    /// The certificate's file, or `nil` if there is none.
    package var certificate: String?
    /// The key's file, or `nil` if there is none.
    package var key: String?
    /// Whether both are generated.
    package var isSelfMade = false
  }

  /// Returns the source of the certificate.
  func decidedEncryption() throws(SettingsError) -> Encryption {
    switch (tls.certificate, tls.key) {
    case (let certificate?, let key?):
      guard !tls.isSelfMade else { throw .twoCertificates }
      return .files(certificate: certificate, key: key)
    case (nil, nil):
      guard tls.isSelfMade else { return .none }
      guard let folder = Self.stateFolder(data: data) else { throw .noStateFolder }
      return .selfMade(folder: folder)
    case (nil, _): throw .halfEncrypted(lacks: "tls.certificate")
    case (_, nil): throw .halfEncrypted(lacks: "tls.key")
    }
  }

  /// Returns the folder of a generated certificate.
  ///
  /// It is the folder for a user's state, so that all programs of that user find it
  /// ([xdg-base-directory]), or else that of the data.
  package static func stateFolder(data: String?) -> String? {
    func variable(_ name: String) -> String? {
      guard let value = getenv(name), value[0] != 0 else { return nil }
      return String(cString: value)
    }
    // A relative path is invalid and must be ignored (same specification).
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/dynamock" }
    if let home = variable("HOME"), home != "/" { return home + "/.local/state/dynamock" }
    guard let data else { return nil }
    guard let slash = data.lastIndex(of: "/") else { return "." }
    return String(data[...slash].dropLast())
  }

  /// The file of a generated certificate, which clients must trust, or `nil` if the certificate is
  /// not generated.
  package var selfMadeCertificate: String? {
    guard case .selfMade(let folder) = encryption else { return nil }
    return SelfMadeCertificate.certificatePath(in: folder)
  }

  /// Reads or generates the certificate of the server's port; returns `nil` for plain HTTP.
  /// - Throws: `badCertificate`.
  package func serverCertificate() throws(SettingsError) -> TLSServerCertificate? {
    do throws(TLSError) {
      switch encryption {
      case .none: return nil
      case .files(let certificate, let key):
        return try TLSServerCertificate(certificate: certificate, key: key)
      case .selfMade(let folder):
        let made = try SelfMadeCertificate(in: folder)
        return try TLSServerCertificate(certificate: made.certificatePath, key: made.keyPath)
      }
    } catch {
      throw .badCertificate("\(error)")
    }
  }
}
