import CDynamock
import Synchronization

/// The open instances of the process.
///
/// A handle is a number instead of an address, so that a handle that was closed or never existed is
/// detected without reading invalid memory.
enum Instances {
  private struct Table {
    var open: [UInt: Instance] = [:]
    var last: UInt = 0
  }

  /// The instance of a handle.
  enum Found {
    case instance(Instance)
    /// The handle was closed.
    case closed
    /// The handle never existed.
    case unknown
  }

  private static let table = Mutex(Table())

  /// Returns a handle for an instance.
  static func add(_ instance: Instance) -> OpaquePointer? {
    table.withLock { table in
      table.last += 1
      table.open[table.last] = instance
      return OpaquePointer(bitPattern: table.last)
    }
  }

  /// Returns the instance of a handle.
  static func find(_ handle: OpaquePointer?) -> Found {
    let number = UInt(bitPattern: handle)
    return Gate.inside {
      table.withLock { table in
        if let instance = table.open[number] { return .instance(instance) }
        return number > 0 && number <= table.last ? .closed : .unknown
      }
    }
  }

  /// Invalidates a handle.
  static func remove(_ handle: OpaquePointer?) {
    let number = UInt(bitPattern: handle)
    let removed = Gate.inside { table.withLock { $0.open.removeValue(forKey: number) } }
    withExtendedLifetime(removed) {}
  }
}
