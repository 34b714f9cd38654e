public import DynamockModel

/// The keys under which a store keeps items and index entries.
///
/// A row key is 8 bytes of the partition's hash, big-endian, then the encoded key attributes: a
/// Query reads one range, a Scan runs in hash order, a segment of a parallel Scan is a range of
/// hashes. Part of the file format.
public enum RowKey {
  /// The number of bytes of the hash at the front.
  public static let hashLength = 8

  /// Returns the key of an item in its table.
  public static func table(partition: AttributeValue, sort: AttributeValue? = nil) -> [UInt8] {
    partition.withKeyContents { partition in
      guard let sort else { return table(partition: partition, sort: nil) }
      return sort.withKeyContents { table(partition: partition, sort: $0) }
    }
  }

  /// Returns the key of an item in its table.
  package static func table(partition: KeyContents, sort: KeyContents?) -> [UInt8] {
    let length =
      hashLength + KeyEncoding.maximumLength(of: partition)
      + (sort.map(KeyEncoding.maximumLength) ?? 0)
    return withUnsafeTemporaryAllocation(byteCount: length, alignment: 8) { memory in
      memory.storeBytes(of: PartitionHash.hash(of: partition).bigEndian, as: UInt64.self)
      var end = KeyEncoding.write(partition, to: memory, at: hashLength)
      if let sort { end = KeyEncoding.write(sort, to: memory, at: end) }
      return Array(UnsafeRawBufferPointer(rebasing: memory[..<end]))
    }
  }

  /// Returns the key of an item's entry in an index: the index's key attributes, then the table's.
  ///
  /// - Parameters:
  ///   - partition: the values of the index's partition key, 1 to 4 of them.
  ///   - sort: the values of the index's sort key, up to 4.
  ///   - tablePartition: the item's partition key.
  ///   - tableSort: the item's sort key, if its table has one.
  public static func index(
    partition: [AttributeValue], sort: [AttributeValue],
    tablePartition: AttributeValue, tableSort: AttributeValue? = nil
  ) -> [UInt8] {
    let tableLength =
      KeyEncoding.expectedLength(of: tablePartition)
      + (tableSort.map(KeyEncoding.expectedLength) ?? 0)
    let sortLength = sort.reduce(0) { $0 + KeyEncoding.expectedLength(of: $1) }
    var key = partitionPrefix(partition, reserving: sortLength + tableLength)
    for value in sort { KeyEncoding.append(value, to: &key) }
    KeyEncoding.append(tablePartition, to: &key)
    if let tableSort { KeyEncoding.append(tableSort, to: &key) }
    return key
  }

  /// Returns the common prefix of the keys of all items or entries of a partition, and of no
  /// others.
  public static func partitionPrefix(_ partition: AttributeValue) -> [UInt8] {
    partitionPrefix(CollectionOfOne(partition), reserving: 0)
  }

  /// Returns the common prefix of the keys of all entries of an index's partition, and of no
  /// others.
  public static func partitionPrefix(_ partition: [AttributeValue]) -> [UInt8] {
    partitionPrefix(partition, reserving: 0)
  }

  private static func partitionPrefix(
    _ partition: some Collection<AttributeValue>, reserving length: Int
  ) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(
      partition.reduce(hashLength + length) { $0 + KeyEncoding.expectedLength(of: $1) })
    BigEndian.append(PartitionHash.hash(of: partition), to: &key)
    for value in partition { KeyEncoding.append(value, to: &key) }
    return key
  }

  /// Returns the range of hashes of a Scan's segment; the segments are disjoint and together cover
  /// all hashes.
  ///
  /// DynamoDB divides the hashes into 4,096 buckets and assigns runs of them to segments; a segment
  /// begins at bucket 4096 · segment / total, rounded up ([dynalite-suite] `test/scan.js`). With
  /// more than 4,096 segments, some are empty.
  ///
  /// - Parameters:
  ///   - segment: the segment, from 0.
  ///   - total: the number of segments, at most 1,000,000 and greater than `segment`.
  public static func hashRange(segment: Int, of total: Int) -> KeyRange {
    guard total > 1, (0..<total).contains(segment) else { return .all }
    let first = firstBucket(of: segment, of: total)
    guard first < segmentBuckets else { return .empty }
    return KeyRange(
      lower: bucketStart(first), upper: bucketStart(firstBucket(of: segment + 1, of: total)))
  }

  private static let segmentBuckets = 4096

  private static func firstBucket(of segment: Int, of total: Int) -> Int {
    (segmentBuckets &* segment &+ total &- 1) / total
  }

  /// Returns the lowest key of a bucket, or `nil` for the first bucket and for the one after the
  /// last.
  private static func bucketStart(_ bucket: Int) -> [UInt8]? {
    guard bucket > 0, bucket < segmentBuckets else { return nil }
    var key: [UInt8] = []
    BigEndian.append(UInt64(truncatingIfNeeded: bucket) << 52, to: &key)
    return key
  }
}
