#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Temporary folders of objects, which are removed after use.
enum ObjectFolder {
  /// Creates a folder in that of temporary files, and returns its path.
  static func create() throws(BucketFault) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let path = "\(parent.isEmpty ? "/tmp" : parent)/dynamock-objects-XXXXXX"
    var template = Array(path.utf8CString)
    guard mkdtemp(&template) != nil else { throw .file(.unwritable(path, errno: errno)) }
    return template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? path
    }
  }
}
