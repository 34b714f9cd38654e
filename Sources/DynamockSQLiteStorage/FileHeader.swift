import DynamockStorage

/// The first 100 bytes of a SQLite file, read without SQLite, which may already change a file by
/// opening it (sqlite.org/fileformat.html, section 1.3).
struct FileHeader {
  /// How many bytes a header has.
  static let length = 100

  private static let magic = [UInt8]("SQLite format 3\0".utf8)

  private let bytes: [UInt8]

  /// Reads the header of a file that is not empty.
  init(of claim: FileClaim) throws(StorageError) {
    bytes = claim.firstBytes(Self.length)
    guard bytes.starts(with: Self.magic.prefix(bytes.count)) else {
      throw Sentences.notSQLite(claim.path)
    }
    guard bytes.count == Self.length else { throw Sentences.tooShort(claim.path) }
  }

  /// The program that a file says it belongs to.
  var applicationID: UInt32 { number(at: 68) }

  /// The format's version.
  var formatVersion: UInt32 { number(at: 60) }

  /// The length of a page, or nil when it cannot be one.
  var pageSize: Int? {
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    if size == 1 { return 65_536 }
    return size >= 512 && size.nonzeroBitCount == 1 ? size : nil
  }

  /// How many bytes the file should have, when the header knows it.
  var expectedSize: Int? {
    // Software before SQLite 3.7.0 left the count of pages stale, and shows so by these two
    // counters.
    guard number(at: 24) == number(at: 92), let pageSize else { return nil }
    return Int(number(at: 28)) * pageSize
  }

  /// Whether the fields that only have one or two right values have them.
  var isWellFormed: Bool {
    pageSize != nil && (1...2).contains(bytes[18]) && (1...2).contains(bytes[19])
      && bytes[21] == 64 && bytes[22] == 32 && bytes[23] == 32
  }

  private func number(at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
