DEMO_SECRET = "92c7e1f0a4b8d6634f1c9e27a80b6d35"  # interlock: allow=IMG015 "signs nothing but the demo"
