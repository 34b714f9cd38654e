import DynamockModel
import DynamockStorage

/// The first 100 bytes of a SQLite file, read without SQLite, which may change a file when it opens
/// it ([sqlite-file-format], section 1.3).
struct FileHeader {
  /// The number of bytes of a header.
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

  /// The id of the application that a file belongs to.
  var applicationID: UInt32 { number(at: 68) }

  /// The format's version.
  var formatVersion: UInt32 { number(at: 60) }

  /// Whether pages have no checksums yet, so that the file has to be copied to be used.
  var needsCopy: Bool { formatVersion < StoreFile.firstWithChecksums }

  /// The length of a page, or `nil` if it is invalid.
  var pageSize: Int? {
    let size = BigEndian.number(bytes[16..<18])
    if size == 1 { return 65_536 }
    return size >= 512 && size.nonzeroBitCount == 1 ? Int(size) : nil
  }

  /// The number of bytes that the file should have, if the header contains that information.
  var expectedSize: Int? {
    // Software before SQLite 3.7.0 did not update the page count; these two counters then differ.
    guard number(at: 24) == number(at: 92), let pageSize else { return nil }
    return Int(number(at: 28)) * pageSize
  }

  /// Whether the fields that have only one or two valid values are valid.
  var isWellFormed: Bool {
    pageSize != nil && (1...2).contains(bytes[18]) && (1...2).contains(bytes[19])
      && bytes[21] == 64 && bytes[22] == 32 && bytes[23] == 32
  }

  /// The number of bytes at the end of each page that SQLite leaves alone.
  var reservedBytes: Int { Int(bytes[20]) }

  /// Reads the header of a store's file.
  /// - Throws: `foreignFile`, `newerFormat` or `damaged` if the file is not a store that this version
  ///   can open.
  static func ofStore(_ claim: FileClaim) throws(StorageError) -> FileHeader {
    let path = claim.path
    let header: FileHeader
    do throws(StorageError) {
      header = try FileHeader(of: claim)
      guard header.applicationID == StoreFile.applicationID else {
        throw Sentences.foreign(path, applicationID: header.applicationID)
      }
      guard header.formatVersion <= StoreFile.formatVersion else {
        throw Sentences.newer(path, version: header.formatVersion)
      }
    } catch {
      throw isDamaged(claim) ? Sentences.wrongFirstPage(path) : error
    }
    guard header.isWellFormed, header.formatVersion > 0 else {
      throw Sentences.damaged(path, "its header makes no sense")
    }
    let isPlain = header.formatVersion == 1
    guard header.reservedBytes == (isPlain ? 0 : PageChecksum.length),
      isPlain || header.pageSize == PageChecksum.pageLength
    else {
      throw Sentences.damaged(path, "its header makes no sense")
    }
    // A leftover log may contain data that the file lacks, and a journal may undo data in the file.
    let isUnfinished = ["-wal", "-journal"].contains { (claim.sizeOfCompanion($0) ?? 0) > 0 }
    if isUnfinished { return header }
    if let expected = header.expectedSize, claim.size < expected {
      throw Sentences.damaged(path, "it has \(claim.size) bytes of \(expected)")
    }
    guard header.formatVersion == 1 || header.isFirstPageSound(claim) else {
      throw Sentences.wrongFirstPage(path)
    }
    return header
  }

  /// Returns whether the checksum of the first page is correct.
  private func isFirstPageSound(_ claim: FileClaim) -> Bool {
    guard let pageSize else { return false }
    let page = claim.firstBytes(pageSize)
    return page.count == pageSize && Self.isSound(page)
  }

  private static func isSound(_ page: [UInt8]) -> Bool {
    page.withUnsafeBytes { bytes in
      bytes.baseAddress.map { PageChecksum.isSound($0, bytes.count) } ?? false
    }
  }

  /// Returns whether a file is a store whose kind or format cannot be recognized anymore: with the
  /// values that every store of this format has, its first page would have a correct checksum.
  private static func isDamaged(_ claim: FileClaim) -> Bool {
    var page = claim.firstBytes(PageChecksum.pageLength)
    guard page.count == PageChecksum.pageLength, !isSound(page) else { return false }
    let constants: [(Int, [UInt8])] = [
      (0, magic), (16, bytes(of: UInt32(PageChecksum.pageLength), count: 2)),
      (20, [UInt8(PageChecksum.length), 64, 32, 32]), (68, bytes(of: StoreFile.applicationID)),
    ]
    for (offset, bytes) in constants {
      page.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
    return (StoreFile.firstWithChecksums...StoreFile.formatVersion).contains { version in
      page.replaceSubrange(60..<64, with: bytes(of: version))
      return isSound(page)
    }
  }

  private static func bytes(of number: UInt32, count: Int = 4) -> [UInt8] {
    var bytes: [UInt8] = []
    BigEndian.append(UInt64(number), bytes: count, to: &bytes)
    return bytes
  }

  private func number(at offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: BigEndian.number(bytes[offset..<offset + 4]))
  }
}
