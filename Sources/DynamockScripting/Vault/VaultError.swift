/// The reasons why a vault cannot be used, or a request to it is rejected.
package enum VaultError: Error, Sendable, Hashable {
  /// A file or folder cannot be read.
  case unreadable(path: String, errno: Int32)
  /// A file or folder cannot be written.
  case unwritable(path: String, errno: Int32)
  /// A file is not valid JSON, at a line and a column.
  case notJSON(path: String, line: Int, column: Int)
  /// A file contains an invalid value, at a line.
  case unfit(path: String, line: Int, place: String, wanted: String)
  /// A file exceeds the maximum size.
  case tooLong(path: String, limit: Int)
  /// The vault was written by a newer version.
  case newerFormat(path: String, format: Int)
  /// A name is not valid for a cassette.
  case badCassette(String)
  /// There is no such cassette; the existing ones are listed.
  case noCassette(String, existing: [String])
  /// The cassette has no recording of this name.
  case noRecording(String, cassette: String)
  /// Another process uses the cassette.
  case inUse(cassette: String, process: String)
  /// A mode, a treatment of misses or a rule needs an upstream, and there is none.
  case noUpstream(for: String)
  /// An upstream cannot be used, because of its URL.
  case badUpstream(String, reason: String)
  /// The vault needs a salt for pseudonyms, and there is none.
  case noSalt(path: String)
  /// An archive is invalid at a line.
  case badArchive(path: String, line: Int, reason: String)
  /// Requests in a cassette would write to the endpoint to be verified.
  case writesNotAllowed(operations: [String])
  /// The folder of a cassette is a symbolic link, through which nothing is removed.
  case linkedCassette(path: String)
  /// The vault is not in use.
  case off
}

extension VaultError {
  /// The error code for programs.
  package var code: String {
    switch self {
    case .noUpstream: "NoUpstream"
    case .inUse: "VaultInUse"
    case .noCassette: "NoSuchCassette"
    case .noRecording: "NoSuchRecording"
    case .badCassette, .badUpstream, .writesNotAllowed: "BadRequest"
    case .off: "VaultOff"
    case .unwritable: "VaultUnwritable"
    default: "VaultUnusable"
    }
  }

  /// The status of the control API's response.
  package var status: Int {
    switch self {
    case .badCassette, .badUpstream, .writesNotAllowed: 400
    case .noCassette, .noRecording: 404
    case .unwritable: 500
    default: 409
    }
  }
}
