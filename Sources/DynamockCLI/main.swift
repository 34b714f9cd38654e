print("dynamock")
