import onnx
from onnx import helper as h, TensorProto as T
g=h.make_graph([h.make_node('Transpose',['x'],['t'],name='t',perm=[0,2,1]),h.make_node('Concat',['t','t'],['y'],name='y',axis=1)],'g',[h.make_tensor_value_info('x',T.FLOAT,[1,2,3])],[h.make_tensor_value_info('y',T.FLOAT,[1,6,2])])
onnx.save(h.make_model(g,opset_imports=[h.make_opsetid('',13)],ir_version=8),'a.onnx')
