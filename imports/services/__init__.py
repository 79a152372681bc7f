"""What the importer can do: one service a file.

receive_upload   keep a file and queue its check
check_batch      read the file, compare it with the records, stage what it would do (the worker calls it)
answer_question  settle one of two readings and queue the check again
request_apply    confirm what the check showed and queue the apply
apply_batch      write the staged rows in one transaction (the worker calls it)
plan_undo        say what undoing or redoing a batch would do
request_undo     queue an undo or a redo
undo_batch       undo at once what nobody has touched since, and list what stays
redo_batch       redo at once what was undone
reverse_batch    what these two do, for the worker too
sweep_batches    queue again what a worker or the queue has lost
"""
