import CDynamockConsole
import DynamockWire

/// A file of the console: the page, its style, or one of its modules.
struct ConsoleFile: Sendable {
  /// The bytes, which are embedded in the program.
  let bytes: [UInt8]
  /// The media type.
  let type: String
  /// The entity tag of the content, for caches.
  let tag: String

  /// The path of the page, with or without its final slash.
  private static let page = ["/_dynamock", "/_dynamock/"]
  /// The prefix of the paths of all other files.
  private static let folder = "/_dynamock/console/"

  /// All files, by name.
  private static let all: [String: ConsoleFile] = {
    var files: [String: ConsoleFile] = [:]
    var index = 0
    while let file = dynamock_console_file_at(index)?.pointee {
      let name = String(cString: file.name)
      files[name] = ConsoleFile(
        name: name, bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.length)))
      index += 1
    }
    return files
  }()

  private init(name: String, bytes: [UInt8]) {
    self.bytes = bytes
    type =
      name.hasSuffix(".js")
      ? "text/javascript; charset=utf-8"
      : name.hasSuffix(".css") ? "text/css; charset=utf-8" : "text/html; charset=utf-8"
    tag = "\"\(String(CRC32.checksum(bytes), radix: 16))-\(bytes.count)\""
  }

  /// Returns whether a path belongs to the console.
  static func isPath(_ path: ArraySlice<UInt8>) -> Bool {
    page.contains { path.elementsEqual($0.utf8) } || path.starts(with: folder.utf8)
  }

  /// Returns the file at a path of the console.
  static func file(at path: ArraySlice<UInt8>) -> ConsoleFile? {
    guard path.starts(with: folder.utf8) else { return all["index.html"] }
    let name = String(decoding: path.dropFirst(folder.utf8.count), as: UTF8.self)
    return name == "index.html" ? nil : all[name]
  }

  /// The content security policy: the page may load only its own files and connect only to this
  /// server.
  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    + "require-trusted-types-for 'script'; trusted-types 'none'"

  /// Returns the response to a request for the file.
  func response(to head: RequestHead) -> WireResponse {
    let isKnown = head.values(of: .ifNoneMatch).contains { known in
      String(decoding: known, as: UTF8.self).split(separator: ",").contains { part in
        part.drop { $0 == " " || $0 == "W" || $0 == "/" } == tag[...]
      }
    }
    var response = WireResponse(status: isKnown ? 304 : 200, body: isKnown ? [] : bytes)
    response.extraFields = [
      ("Content-Type", type), ("ETag", tag), ("Cache-Control", "no-cache"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
    ]
    return response
  }
}
