extension TLSError: CustomStringConvertible {
  /// The error message, with advice for the user.
  public var description: String {
    switch reason {
    case .noLibrary(let reason):
      "TLS needs OpenSSL 3, which cannot be loaded (\(reason)): install the package openssl, or "
        + "openssl@3 with Homebrew"
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .noCertificate(let path):
      "\(path) contains no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----: use the "
        + "server's certificate, followed by those that signed it"
    case .noKey(let path):
      "\(path) contains no private key in PEM, which begins with -----BEGIN PRIVATE KEY----- or similar: "
        + "convert another form with openssl pkey"
    case .encryptedKey(let path):
      "the key in \(path) needs a passphrase: remove it with openssl pkey -in \(path) "
        + "-out FILE"
    case .otherKey(let certificate, let key):
      "the key in \(key) does not fit the certificate in \(certificate): the first certificate in the "
        + "file must be the server's own, created for this key"
    case .noTrust(let path):
      "\(path) contains no certificates to trust: use a file in PEM, or a folder prepared with "
        + "openssl rehash"
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
    case .untrusted(let reason): "the certificate is not trusted: \(reason)"
    case .timedOut: "the TLS handshake took too long"
    case .cutOff: "the connection ended without a TLS closure"
    case .library(let reason): reason
    }
  }
}
