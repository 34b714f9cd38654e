/// Objects that were made from one state of a store, for as long as a reader has this state.
///
/// Used by one thread at a time, like its reader.
public final class StateCache {
  private var objects: [Int64: AnyObject] = [:]
  private var isEnabled = false

  private static let mostObjects = 64

  /// Creates an empty cache, which keeps nothing until ``begin()``.
  public init() {}

  /// The object kept under a number in this state, or `nil`.
  ///
  /// The user of the store assigns the numbers.
  public subscript(number: Int64) -> AnyObject? {
    get { objects[number] }
    set {
      guard isEnabled else { return }
      if objects.count >= Self.mostObjects { objects.removeAll(keepingCapacity: true) }
      objects[number] = newValue
    }
  }

  /// Starts a state, which does not change until ``end()``.
  public func begin() {
    end()
    isEnabled = true
  }

  /// Ends the state; objects are not kept until the next one.
  public func end() {
    isEnabled = false
    if !objects.isEmpty { objects.removeAll(keepingCapacity: true) }
  }
}
