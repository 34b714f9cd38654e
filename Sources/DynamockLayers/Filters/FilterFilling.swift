import DynamockStorage

/// The layers whose keys are being read into their filters, in steps.
///
/// Each step may see another state of the base. A key that was added between two steps was added to
/// the filter by its write.
struct FilterFilling {
  /// A layer, and the filter that lacks some of its keys.
  struct Layer {
    let id: LayerID
    let filter: LayerFilter
  }

  /// The layers that are not completed, the next one first.
  private(set) var layers: ArraySlice<Layer>
  /// The last key read of the first layer, as the base stores it, or `nil` for none.
  private var position: [UInt8]?

  /// The bytes after which a step ends, since scans also read values.
  private static let bytesPerStep = 4 << 20

  init(_ layers: [Layer]) { self.layers = layers[...] }

  /// Reads some keys; returns the layers that are completed by them.
  ///
  /// A layer that cannot be read is left out, so that the next step continues with another one.
  mutating func advance(
    in reader: any StorageReader, atMost limit: Int
  ) throws(StorageError) -> [Layer] {
    var completed: [Layer] = []
    var (keys, bytes) = (limit, Self.bytesPerStep)
    while let layer = layers.first, keys > 0, bytes > 0 {
      do throws(StorageError) {
        guard try fill(layer, from: reader, &keys, &bytes) else { break }
        completed.append(layer)
      } catch {
        layers.removeFirst()
        position = nil
        if completed.isEmpty { throw error }
        break
      }
      layers.removeFirst()
      position = nil
    }
    return completed
  }

  /// Reads keys of a layer, until none are left or a limit is reached; returns whether none are left.
  private mutating func fill(
    _ layer: Layer, from reader: any StorageReader, _ keys: inout Int, _ bytes: inout Int
  ) throws(StorageError) -> Bool {
    var range = LayerKeys.range(layer.id)
    if let position { (range.lower, range.excludesLower) = (position, true) }
    var (last, isAtEnd) = (position, true)
    try reader.scan(LayerKeys.entries, range, .ascending) { key, value throws(StorageError) in
      guard let (_, keyspace) = LayerKeys.place(of: key.prefix(LayerKeys.prefixLength)) else {
        throw .damagedDirectory
      }
      layer.filter.add(KeyHash(Array(key.dropFirst(LayerKeys.prefixLength)), in: keyspace))
      last = key
      keys -= 1
      bytes -= value.count
      isAtEnd = keys > 0 && bytes > 0
      return isAtEnd ? .next : .stop
    }
    position = last
    return isAtEnd
  }
}
