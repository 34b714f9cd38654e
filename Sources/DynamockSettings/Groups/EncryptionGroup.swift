/// TLS on the server's port.
package enum EncryptionGroup: SettingGroup {
  package static let title = "TLS"

  package static let settings = [
    Setting(
      "tls.certificate", .optionalText("file"), at: \.tls.certificate, isOfListener: true,
      help: "PEM file of the certificate and those that signed it",
      summary: "PEM file of the server's certificate and those that signed it; the port then "
        + "only uses [https](#tls)."),
    Setting(
      "tls.key", .optionalText("file"), at: \.tls.key, isOfListener: true,
      help: "PEM file of the private key",
      summary: "PEM file of the certificate's private key, without a passphrase."),
    Setting(
      "tls.selfMade", .choice(["off": false, "on": true]), at: \.tls.isSelfMade,
      isOfListener: true, help: "Whether a certificate is generated; --tls is on",
      summary: "`on`, or the flag `--tls`, generates a certificate for this machine, and keeps it."),
  ]
}
