#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

extension VaultError: CustomStringConvertible {
  /// The error message, with advice for the user.
  package var description: String {
    switch self {
    case .unreadable(let path, let number): "\(path) cannot be read: \(Self.reason(number))"
    case .unwritable(let path, let number): "\(path) cannot be written: \(Self.reason(number))"
    case .notJSON(let path, let line, let column):
      "\(path) is not JSON: it breaks in line \(line), at column \(column); restore the file or "
        + "remove it and record again"
    case .unfit(let path, let line, let place, let wanted):
      "\(path), line \(line): \(place.isEmpty ? "the file" : place) is \(wanted); restore the file "
        + "or remove it and record again"
    case .tooLong(let path, let limit):
      "\(path) is longer than \(limit) bytes, the maximum of a recording"
    case .newerFormat(let path, let format):
      "\(path) has format \(format), which a newer version of dynamock wrote; this one reads format "
        + "\(VaultFile.format)"
    case .badCassette(let name):
      "\"\(Mismatch.text(name))\" cannot be a cassette's name: use 1 to 100 letters, digits, "
        + "\".\", \"_\" and \"-\", and no \".\" at the beginning"
    case .noCassette(let name, let existing):
      "there is no cassette \(name) in the vault; "
        + (existing.isEmpty ? "it has none" : "there are: \(existing.joined(separator: ", "))")
    case .noRecording(let name, let cassette):
      "the cassette \(cassette) has no recording \(Mismatch.text(name)); "
        + "dynamock vault list shows the existing ones"
    case .inUse(let cassette, let process):
      "process \(process) uses the cassette \(cassette); stop it first"
    case .noUpstream(let purpose):
      "\(purpose) needs an upstream: set vault.upstream to the URL of a DynamoDB endpoint"
    case .badUpstream(let url, let reason): "the upstream \(Mismatch.text(url)) \(reason)"
    case .noSalt(let path):
      "vault.json replaces values by pseudonyms, which needs a salt: set DYNAMOCK_VAULT_SALT, or "
        + "write one into \(path), which the vault's .gitignore keeps out of git"
    case .badArchive(let path, let line, let reason): "\(path), line \(line): \(reason)"
    case .writesNotAllowed(let operations):
      "the recordings write (\(operations.joined(separator: ", "))) to what is verified; allow it "
        + "with --allow-writes \(operations.joined(separator: ","))"
    case .linkedCassette(let path):
      "\(path) is a symbolic link, through which nothing is removed; prune the vault that it leads to"
    case .off: "the database has no vault; set vault.mode, or send {\"mode\": \"replay\"} first"
    }
  }

  private static func reason(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}
