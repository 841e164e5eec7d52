"""Makes small TensorFlow nets, frozen and as TFLite files: one folder each below the current one."""
import os, sys, numpy as np
os.environ['TF_CPP_MIN_LOG_LEVEL']='3'
import tensorflow as tf
v1=tf.compat.v1
rng=np.random.default_rng(1)
def w(*s): return (rng.standard_normal(s)*0.3).astype('f')
NETS={}
def net(f): NETS[f.__name__]=f; return f
C=tf.constant
@net
def conv(x):   # 1,8,8,3
    y=v1.nn.conv2d(x,C(w(3,3,3,4)),strides=[1,2,2,1],padding='SAME'); y=v1.nn.bias_add(y,C(w(4))); y=tf.nn.relu6(y)
    y=v1.nn.depthwise_conv2d(y,C(w(3,3,4,1)),strides=[1,1,1,1],padding='SAME')
    y=v1.nn.fused_batch_norm(y,C(w(4)),C(w(4)),C(w(4)),C(np.abs(w(4))+.5),is_training=False,epsilon=1e-3)[0]
    y=tf.nn.relu(y); y=v1.nn.max_pool(y,[1,2,2,1],[1,2,2,1],'SAME')
    return y
@net
def classifier(x):
    y=v1.nn.conv2d(x,C(w(3,3,3,8)),strides=[1,1,1,1],padding='VALID'); y=tf.nn.relu(y)
    y=tf.reduce_mean(y,[1,2]); y=tf.matmul(y,C(w(8,5)))+C(w(5)); return tf.nn.softmax(y)
@net
def flatten(x):
    y=v1.nn.conv2d(x,C(w(1,1,3,4)),strides=[1,1,1,1],padding='SAME'); y=v1.nn.avg_pool(y,[1,3,3,1],[1,2,2,1],'SAME')
    s=tf.shape(y); n=s[0]; y=tf.reshape(y,tf.stack([n,4*4*4])); return tf.matmul(y,C(w(64,6)))
@net
def resize(x):
    y=v1.nn.conv2d(x,C(w(1,1,3,4)),strides=[1,1,1,1],padding='SAME')
    s=tf.shape(y); a=v1.image.resize_bilinear(y,[16,16]); b=v1.image.resize_nearest_neighbor(y,s[1:3]*2)
    c=v1.image.resize_bilinear(y,[16,16],half_pixel_centers=True); d=v1.image.resize_bilinear(y,[16,16],align_corners=True)
    return tf.concat([a,b,c,d],3)
@net
def concat(x):
    a=v1.nn.conv2d(x,C(w(1,1,3,4)),strides=[1,1,1,1],padding='SAME'); b=v1.nn.conv2d(x,C(w(3,3,3,2)),strides=[1,1,1,1],padding='SAME')
    y=tf.concat([a,b],-1); y=tf.concat([y,y*2],1); p,q=tf.split(y,2,3); r=tf.concat([p,q],2); return tf.tanh(r)
@net
def slices(x):
    y=x[:,1:-1,::2,:]; z=y[:,:,:,0]; u=tf.expand_dims(z,-1); v=x[0,...,1]; t=x[:,-1:,:,1:]; 
    return tf.reduce_sum(u)+tf.reduce_max(v)+tf.reduce_min(t)+z[:, :, :, tf.newaxis][:,0,0,0]
@net
def pads(x):
    y=tf.pad(x,[[0,0],[1,2],[2,1],[0,0]]); y=v1.nn.conv2d(y,C(w(3,3,3,4)),strides=[1,1,1,1],padding='VALID')
    y=tf.pad(y,[[0,0],[1,1],[1,1],[0,0]],mode='REFLECT'); y=tf.pad(y,[[0,0],[1,1],[1,1],[0,0]],mode='SYMMETRIC'); return y
@net
def shapes(x):
    y=v1.nn.conv2d(x,C(w(1,1,3,4)),strides=[1,1,1,1],padding='SAME'); s=tf.shape(y)
    y=tf.reshape(y,[s[0],s[1]*s[2],s[3]]); y=tf.transpose(y,[0,2,1]); y=tf.nn.softmax(y,1); z=tf.reshape(y,[s[0],4,8,8]); return tf.reduce_sum(z,axis=[2],keepdims=True)
@net
def deconv(x):
    y=v1.nn.conv2d(x,C(w(3,3,3,4)),strides=[1,2,2,1],padding='SAME'); s=tf.shape(x)
    y=v1.nn.conv2d_transpose(y,C(w(3,3,2,4)),tf.stack([s[0],s[1],s[2],2]),[1,2,2,1],'SAME'); return y
@net
def dilated(x):
    y=v1.nn.conv2d(x,C(w(3,3,3,4)),strides=[1,1,1,1],padding='SAME',dilations=[1,2,2,1]); 
    b=tf.space_to_batch_nd(x,[2,2],[[0,0],[0,0]]); b=v1.nn.conv2d(b,C(w(3,3,3,4)),strides=[1,1,1,1],padding='SAME'); b=tf.batch_to_space(b,[2,2],[[0,0],[0,0]]); return y+b
@net
def d2s(x):
    y=v1.nn.conv2d(x,C(w(1,1,3,8)),strides=[1,1,1,1],padding='SAME'); y=tf.nn.depth_to_space(y,2); z=tf.nn.space_to_depth(x,2); return tf.concat([tf.reshape(y,[1,-1]),tf.reshape(z,[1,-1])],1)
@net
def argmax(x):
    y=v1.nn.conv2d(x,C(w(1,1,3,6)),strides=[1,1,1,1],padding='SAME'); a=tf.argmax(y,3,output_type=tf.int32); v,i=tf.nn.top_k(y,2); return tf.cast(a,tf.float32)+tf.reduce_sum(v,3)+tf.cast(i[...,0],tf.float32)
@net
def prelu(x):
    y=v1.nn.conv2d(x,C(w(3,3,3,4)),strides=[1,1,1,1],padding='SAME'); a=C(w(4)); y=tf.nn.relu(y)-a*tf.nn.relu(-y); y=tf.nn.leaky_relu(y,0.1); y=tf.nn.elu(y); y=tf.nn.softplus(y)+tf.nn.softsign(y)+tf.nn.selu(y); return y
@net
def hswish(x):
    y=v1.nn.conv2d(x,C(w(3,3,3,4)),strides=[1,1,1,1],padding='SAME'); y=y*tf.nn.relu6(y+3)*(1/6.); z=tf.reduce_mean(y,[1,2],keepdims=True); z=v1.nn.conv2d(z,C(w(1,1,4,4)),strides=[1,1,1,1],padding='SAME'); return y*tf.sigmoid(z)
@net
def bincst(x):
    y=v1.nn.conv2d(x,C(w(3,3,3,4)),strides=[1,1,1,1],padding='SAME'); y=(y-C(w(1,1,1,4)))/C(np.abs(w(4))+1); y=y*C(w(8,8,1)); return tf.maximum(y,C(w(4)))
@net
def gather(x):
    y=tf.gather(x,[0,2],axis=3); z=tf.gather_nd(x,[[0,1,2],[0,3,4]]); u=tf.one_hot([1,2],3); s=tf.scatter_nd([[1],[3]],[2.,3.],[5]); return tf.reduce_sum(y)+tf.reduce_sum(z)+tf.reduce_sum(u)+tf.reduce_sum(s)+tf.zeros_like(x)[0,0,0,0]
@net
def stack(x):
    a=tf.unstack(x,axis=3); y=tf.stack([a[2],a[1],a[0]],3); y=tf.tile(y,[1,2,1,1]); y=tf.reverse(y,[2]); return v1.nn.conv2d(y,C(w(3,3,3,4)),strides=[1,1,1,1],padding='SAME')
@net
def crop(x):
    return v1.image.crop_and_resize(x,C(np.array([[0,0,1,1],[.1,.2,.7,.9]],'f')),C(np.array([0,0],'i4')),C(np.array([5,6],'i4')))
@net
def conv3(x):
    y=tf.reshape(x,[1,4,4,4,3]); y=tf.nn.conv3d(y,C(w(3,3,3,3,4)),[1,1,1,1,1],'SAME'); y=tf.nn.relu(y); return v1.nn.max_pool3d(y,[1,2,2,2,1],[1,2,2,2,1],'SAME')
@net
def lrn(x):
    y=v1.nn.conv2d(x,C(w(3,3,3,8)),strides=[1,1,1,1],padding='SAME'); return tf.nn.lrn(y,depth_radius=2,bias=1.0,alpha=0.1,beta=0.75)
@net
def l2norm(x):
    y=v1.nn.conv2d(x,C(w(3,3,3,8)),strides=[1,1,1,1],padding='SAME'); y=tf.nn.l2_normalize(y,3); m,v=tf.nn.moments(y,[1,2],keepdims=True); return (y-m)*tf.math.rsqrt(v+1e-3)
@net
def where(x):
    y=tf.where(x>0.1,x,tf.zeros_like(x)-1); z=tf.logical_and(x>0,x<0.5); return y+tf.cast(z,tf.float32)+tf.cast(tf.logical_not(z),tf.float32)*2+tf.floor(x*3)+tf.math.floormod(x,0.3)
@net
def grouped(x):
    y=v1.nn.conv2d(x,C(w(1,1,3,4)),strides=[1,1,1,1],padding='SAME'); y=v1.nn.depthwise_conv2d(y,C(w(3,3,4,2)),strides=[1,1,1,1],padding='SAME'); return y
@net
def bmm(x):
    q=tf.reshape(x,[1,8,2,12]); q=tf.transpose(q,[0,2,1,3]); k=tf.matmul(q,q,transpose_b=True)/np.sqrt(12).astype('f'); k=tf.nn.softmax(k); y=tf.matmul(k,q); y=tf.transpose(y,[0,2,1,3]); y=tf.reshape(y,[1,8,24]); m=tf.reduce_mean(y,-1,keepdims=True); v=tf.reduce_mean(tf.math.squared_difference(y,m),-1,keepdims=True); y=(y-m)*tf.math.rsqrt(v+1e-5)*C(w(24))+C(w(24)); return tf.einsum('abc,cd->abd',y,C(w(24,3)))
X=rng.random((1,8,8,3)).astype('f')
only=sys.argv[1:]
for name,f in NETS.items():
    if only and name not in only: continue
    os.makedirs(name,exist_ok=True)
    g=tf.Graph()
    with g.as_default():
        x=v1.placeholder(tf.float32,[None if name in('shapes','flatten') else 1,8,8,3],name='x')
        y=tf.identity(f(x),name='y')
        with v1.Session() as s: out=s.run(y,{x:X})
    gd=v1.graph_util.extract_sub_graph(g.as_graph_def(),['y'])
    open(f'{name}/m.pb','wb').write(gd.SerializeToString())
    np.save(f'{name}/x.npy',X); np.save(f'{name}/y.npy',out)
    # tflite
    try:
        m=tf.function(f,input_signature=[tf.TensorSpec([1,8,8,3],tf.float32,name='x')])
        rng=np.random.default_rng(1)
        cv=tf.lite.TFLiteConverter.from_concrete_functions([m.get_concrete_function()])
        t=cv.convert(); open(f'{name}/m.tflite','wb').write(t)
        it=tf.lite.Interpreter(model_content=t); it.allocate_tensors(); it.set_tensor(it.get_input_details()[0]['index'],X); it.invoke()
        np.save(f'{name}/y_lite.npy',it.get_tensor(it.get_output_details()[0]['index']))
    except Exception as e: print(name,'tflite',str(e)[:150])
    print(name,out.shape)
