import CDynamock

/// The statuses in dynamock.h that functions return.
enum Status {
  static let done = Int32(DYNAMOCK_DONE)
  static let pending = Int32(DYNAMOCK_PENDING)
  static let forked = Int32(DYNAMOCK_FORKED)
  static let closed = Int32(DYNAMOCK_CLOSED)
  static let invalid = Int32(DYNAMOCK_INVALID)
}
