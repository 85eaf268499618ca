"""Where xlwings-server looks for ours; there are none yet."""
