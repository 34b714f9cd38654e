/// The reasons why settings cannot be used; the messages are in `Sentences`.
package enum SettingsError: Error, Hashable {
  /// The file cannot be read, with the system's reason.
  case unreadable(path: String, reason: String)
  /// The file is not valid JSON, at a line and a column.
  case notJSON(path: String, line: Int, column: Int)
  /// The file does not contain an object of settings.
  case notSettings(path: String)
  /// The file contains an unknown key.
  case unknownKey(path: String, key: String, nearest: String?)
  /// The file contains a setting more than once.
  case repeatedKey(path: String, key: String)
  /// The environment contains an unknown variable that begins with `DYNAMOCK_`.
  case unknownVariable(name: String, nearest: String?)
  /// The file of prices lacks a member, or has one of another type.
  case unfitPrices(path: String, member: String)
  /// The file of rules contains an invalid rule.
  case unfitRules(path: String, place: String, wanted: String)
  /// Only one of the certificate and its key is configured.
  case halfEncrypted(lacks: String)
  /// A certificate is configured although one is to be generated.
  case twoCertificates
  /// A certificate is to be generated, but there is no folder for it.
  case noStateFolder
  /// The certificate or its key cannot be used; contains the reason and the remedy.
  case badCertificate(String)
  /// Signatures are to be verified, but there is no key.
  case noAccessKeys
  /// Requests are to be recorded, but there is no upstream.
  case noUpstream
  /// The folder of the buckets does not exist.
  case noBucketFolder(path: String)
  /// The settings contain both a data file and a file to save to.
  case twoFiles
  /// Buckets are set to be both folders and on a server.
  case twoBucketPlaces
  /// A value is invalid for its setting.
  case unfitValue(Origin, value: String, Setting)

  /// The origin of a value.
  package enum Origin: Hashable {
    case flag(String)
    case variable(String)
    case file(path: String, key: String)
    case object(key: String)
  }
}
