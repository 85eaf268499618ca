"""Where xlwings-server looks for scripts: there are none, the task pane does its work itself."""
