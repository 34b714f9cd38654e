public import CDynamock
import DynamockSettings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

// The functions of dynamock.h that are written in Swift. They use `@_cdecl`, since Swift 6.2 does
// not have `@c` (SE-0495); 6.3 accepts both. scripts/check-header.sh compares them with the header.

/// Returns the version, as a string that is never freed.
@_cdecl("dynamock_version")
public func dynamockVersion() -> UnsafePointer<CChar>? { UnsafePointer(versionText) }

nonisolated(unsafe) private let versionText = strdup(Version.current)

/// Opens an instance.
@_cdecl("dynamock_open")
public func dynamockOpen(
  _ settings: UnsafePointer<CChar>?, _ length: Int,
  _ fault: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> OpaquePointer? {
  fault?.pointee = nil
  do throws(InstanceFault) {
    return try Gate.inside { () throws(InstanceFault) in
      try Instances.add(Instance(InstanceSettings(bytes(settings, length))))
    }
  } catch {
    fault?.pointee = strdup(error.description)
    return nil
  }
}

/// Closes an instance.
@_cdecl("dynamock_close")
public func dynamockClose(_ handle: OpaquePointer?) -> Int32 {
  switch Instances.find(handle) {
  case .instance(let instance): instance.close { Instances.remove(handle) }
  case .closed: Status.done
  case .unknown: Status.invalid
  }
}

/// Starts a request.
@_cdecl("dynamock_start")
public func dynamockStart(
  _ handle: OpaquePointer?, _ request: UnsafePointer<dynamock_request>?,
  _ call: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  call?.pointee = nil
  guard let call, let request, request.pointee.isPossible else { return Status.invalid }
  return Gate.inside {
    switch Instances.find(handle) {
    case .instance(let instance): instance.start(request.pointee, &call.pointee)
    case .closed: Status.closed
    case .unknown: Status.invalid
    }
  }
}

/// Serves an instance over HTTP.
@_cdecl("dynamock_serve")
public func dynamockServe(
  _ handle: OpaquePointer?, _ settings: UnsafePointer<CChar>?, _ length: Int,
  _ answer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer?.pointee = nil
  switch Instances.find(handle) {
  case .instance(let instance):
    let (status, text) = instance.serve(bytes(settings, length))
    answer?.pointee = text.flatMap { strdup($0) }
    return status
  case .closed: return Status.closed
  case .unknown: return Status.invalid
  }
}

/// Stops serving an instance.
@_cdecl("dynamock_halt")
public func dynamockHalt(_ handle: OpaquePointer?) -> Int32 {
  switch Instances.find(handle) {
  case .instance(let instance): instance.halt()
  case .closed: Status.closed
  case .unknown: Status.invalid
  }
}

/// Returns a copy of a caller's text, which is empty for NULL and for invalid lengths.
private func bytes(_ text: UnsafePointer<CChar>?, _ length: Int) -> [UInt8] {
  guard let text, length > 0 else { return [] }
  return [UInt8](UnsafeRawBufferPointer(start: text, count: length))
}

extension dynamock_request {
  /// Whether all parts that have a length also have an address.
  fileprivate var isPossible: Bool {
    guard method != nil, target != nil, method_length > 0, target_length > 0 else { return false }
    return (headers != nil || headers_length == 0) && (body != nil || body_length == 0)
      && [method_length, target_length, headers_length, body_length].allSatisfy {
        0...Int(Int32.max) ~= $0
      }
  }
}

/// The lock that fork(2) waits for.
enum Gate {
  /// Runs code that takes locks.
  static func inside<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    dynamock_gate_enter()
    defer { dynamock_gate_leave() }
    return try body()
  }
}
