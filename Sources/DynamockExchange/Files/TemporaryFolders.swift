#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Folders that their users remove.
package enum TemporaryFolders {
  /// Creates an empty folder in that of `TMPDIR`, or in `/tmp`, and returns its path.
  package static func create() throws(ExchangeError) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    // mkdtemp(3) replaces the six letters.
    let path = "\(parent.isEmpty ? "/tmp" : parent)/dynamock-XXXXXX"
    var template = Array(path.utf8CString)
    guard mkdtemp(&template) != nil else { throw .unwritable(path, errno: errno) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
