import CChecksum

/// The checksum of a page of a file, in the page's last four bytes.
///
/// SQLite leaves these bytes alone if a file reserves them ([sqlite-file-format], 1.3.4). A page is
/// protected rather than a row because a damaged inner page makes rows unreachable without changing
/// any of them.
enum PageChecksum {
  /// The number of bytes that a page reserves for its checksum.
  static let length = 4

  /// The length of the pages of a file with checksums.
  ///
  /// With 8,192 bytes, a put of 400 bytes is a third slower (16 instead of 12 µs), since whole pages
  /// are written to the log, and a get is no faster.
  static let pageLength = 4096

  private static let isAccelerated: Int32 = dynamock_crc32_is_supported()

  /// Returns whether SQLite uses pages of this length.
  static func isPageLength(_ length: Int) -> Bool {
    (512...65_536).contains(length) && length.nonzeroBitCount == 1
  }

  /// Returns whether a page's checksum is that of its contents.
  static func isSound(_ page: UnsafeRawPointer, _ length: Int) -> Bool {
    stored(in: page, length) == checksum(of: page, length)
  }

  /// Sets the checksum of a page.
  static func set(in page: UnsafeMutableRawPointer, _ length: Int) {
    page.storeBytes(
      of: checksum(of: page, length).bigEndian, toByteOffset: length - Self.length,
      as: UInt32.self)
  }

  /// Returns the checksum in a page.
  private static func stored(in page: UnsafeRawPointer, _ length: Int) -> UInt32 {
    UInt32(
      bigEndian: page.loadUnaligned(fromByteOffset: length - Self.length, as: UInt32.self))
  }

  private static func checksum(of page: UnsafeRawPointer, _ length: Int) -> UInt32 {
    dynamock_crc32_page(page.assumingMemoryBound(to: UInt8.self), length, isAccelerated)
  }
}
