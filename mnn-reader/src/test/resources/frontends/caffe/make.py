"""Makes small Caffe nets; caffe_pb2 is made from the published caffe.proto with protoc."""
import sys,os,numpy as np
import caffe_pb2 as C
from google.protobuf import text_format
rng=np.random.default_rng(3)
def w(*s): return (rng.standard_normal(s)*0.3).astype('f')
class Net:
    def __init__(s,shape=(1,3,12,12)):
        s.t=f'name: "n"\nlayer {{ name: "data" type: "Input" top: "data" input_param {{ shape {{ {" ".join("dim: %d"%d for d in shape)} }} }} }}\n'; s.b={}
    def layer(s,name,type,bottoms,tops=None,param='',blobs=()):
        tops=tops or [name]
        s.t+=f'layer {{ name: "{name}" type: "{type}" '+' '.join(f'bottom: "{b}"' for b in bottoms)+' '+' '.join(f'top: "{b}"' for b in tops)+' '+param+' }\n'
        s.b[name]=list(blobs); return tops[0]
    def save(s,d):
        os.makedirs(d,exist_ok=True); open(d+'/m.prototxt','w').write(s.t)
        n=text_format.Parse(s.t,C.NetParameter())
        for l in n.layer:
            for a in s.b.get(l.name,()):
                bl=l.blobs.add(); bl.shape.dim.extend(a.shape); bl.data.extend(a.ravel().tolist())
        open(d+'/m.caffemodel','wb').write(n.SerializeToString())
def conv(n,name,b,ci,co,k,extra='',group=1): return n.layer(name,'Convolution',[b],param=f'convolution_param {{ num_output: {co} kernel_size: {k} {extra} group: {group} }}',blobs=[w(co,ci//group,k,k),w(co)])
n=Net(); x=conv(n,'c1','data',3,8,3,'stride: 2 pad: 1')
n.layer('bn','BatchNorm',[x],[x],blobs=[w(8),np.abs(w(8))+.5,np.array([2.],'f')]); n.layer('sc','Scale',[x],[x],'scale_param { bias_term: true }',[w(8),w(8)]); n.layer('r','ReLU',[x],[x])
x=conv(n,'dw',x,8,8,3,'pad: 1',8); n.layer('r2','ReLU6',[x],[x]); x=n.layer('p','Pooling',[x],param='pooling_param { pool: MAX kernel_size: 3 stride: 2 }'); x=n.layer('g','Pooling',[x],param='pooling_param { pool: AVE global_pooling: true }')
x=n.layer('fc','InnerProduct',[x],param='inner_product_param { num_output: 5 }',blobs=[w(5,8),w(5)]); n.layer('prob','Softmax',[x]); n.save('mobile')
n=Net(); x=conv(n,'c1','data',3,8,3,'pad: 1'); n.layer('pr','PReLU',[x],[x],'prelu_param { channel_shared: false }',[w(8)]); n.layer('slice','Slice',[x],['a','b','c'],'slice_param { axis: 1 slice_point: 2 slice_point: 5 }')
y=n.layer('cat','Concat',['c','a','b'],param='concat_param { axis: 1 }'); z=n.layer('el','Eltwise',[y,x],param='eltwise_param { operation: SUM }'); m=n.layer('mx','Eltwise',[z,x,y],param='eltwise_param { operation: MAX }'); p=n.layer('pd','Eltwise',[m,x],param='eltwise_param { operation: PROD }')
n.layer('ap','Pooling',[p],param='pooling_param { pool: AVE kernel_size: 3 stride: 2 pad: 1 }'); n.save('joins')
n=Net(); x=conv(n,'c1','data',3,4,3,'pad: 2 dilation: 2'); d=n.layer('dc','Deconvolution',[x],param='convolution_param { num_output: 6 kernel_size: 4 stride: 2 pad: 1 }',blobs=[w(4,6,4,4),w(6)]); n.layer('crop','Crop',[d,x],param='crop_param { axis: 2 offset: 3 offset: 5 }'); n.layer('up','Deconvolution',['c1'],param='convolution_param { num_output: 4 kernel_size: 2 stride: 2 group: 4 bias_term: false }',blobs=[w(4,1,2,2)]); n.save('deconv')
n=Net(); x=conv(n,'c1','data',3,8,3,'pad: 1'); n.layer('lrn','LRN',[x],param='lrn_param { local_size: 5 alpha: 0.5 beta: 0.75 }'); y=n.layer('perm','Permute',['lrn'],param='permute_param { order: 0 order: 2 order: 3 order: 1 }'); f=n.layer('fl','Flatten',[y]); r=n.layer('rs','Reshape',[f],param='reshape_param { shape { dim: 0 dim: -1 dim: 8 } }'); n.layer('sm','Softmax',[r],param='softmax_param { axis: 2 }'); n.save('reshape')
n=Net(); x=conv(n,'c1','data',3,8,3,'pad: 1'); n.layer('nm','Normalize',[x],param='norm_param { across_spatial: false channel_shared: false }',blobs=[np.abs(w(8))+1]); n.layer('e','ELU',['nm']); n.layer('s','Sigmoid',['e']); n.layer('t','TanH',['s']); n.layer('ab','AbsVal',['t']); n.layer('th','Threshold',['ab'],param='threshold_param { threshold: 0.55 }'); n.layer('bn','BNLL',['th']); n.save('acts')
n=Net(); x=conv(n,'c1','data',3,8,3,'pad: 1'); n.layer('sh','ShuffleChannel',[x],param='shuffle_channel_param { group: 2 }'); n.layer('in','Interp',['sh'],param='interp_param { height: 20 width: 24 }'); n.layer('am','ArgMax',['in'],param='argmax_param { axis: 1 }'); n.save('shuffle')
n=Net(); x=conv(n,'c1','data',3,8,3,'pad: 1'); n.layer('am','ArgMax',[x],param='argmax_param { out_max_val: true top_k: 2 }'); n.save('argmax')
n=Net(); x=conv(n,'c1','data',3,8,3,'pad: 1 stride: 2'); n.layer('up','Upsample',[x],param='upsample_param { scale: 2 }'); n.save('upsample')
n=Net((1,3,24,24)); x=conv(n,'c1','data',3,8,3,'pad: 1 stride: 4'); n.layer('pb','PriorBox',[x,'data'],param='prior_box_param { min_size: 6 max_size: 10 aspect_ratio: 2 flip: true clip: false variance: 0.1 variance: 0.1 variance: 0.2 variance: 0.2 offset: 0.5 }')
l=conv(n,'loc',x,8,16,1); l=n.layer('lp','Permute',[l],param='permute_param { order: 0 order: 2 order: 3 order: 1 }'); l=n.layer('lf','Flatten',[l]); c=conv(n,'conf',x,8,12,1); c=n.layer('cp','Permute',[c],param='permute_param { order: 0 order: 2 order: 3 order: 1 }'); c=n.layer('crs','Reshape',[c],param='reshape_param { shape { dim: 0 dim: -1 dim: 3 } }'); c=n.layer('csm','Softmax',[c],param='softmax_param { axis: 2 }'); c=n.layer('cf','Flatten',[c])
n.layer('det','DetectionOutput',[l,c,'pb'],param='detection_output_param { num_classes: 3 share_location: true background_label_id: 0 nms_param { nms_threshold: 0.45 top_k: 100 } code_type: CENTER_SIZE keep_top_k: 20 confidence_threshold: 0.2 }'); n.save('ssd')
n=Net(); x=conv(n,'c1','data',3,8,3,'pad: 1 stride: 2'); n.layer('fc','InnerProduct',[x],param='inner_product_param { num_output: 6 bias_term: false }',blobs=[w(6,288)]); n.layer('fc2','InnerProduct',['fc'],param='inner_product_param { num_output: 4 }',blobs=[w(4,6),w(4)]); n.save('fc')
n=Net(); x=conv(n,'c1','data',3,8,3,'pad: 1 stride: 1'); n.layer('rp','Pooling',[x],param='pooling_param { pool: MAX kernel_size: 2 stride: 2 pad: 1 }'); n.layer('ap','Pooling',['rp'],param='pooling_param { pool: AVE kernel_size: 2 stride: 2 }');n.layer('pw','Power',['ap'],param='power_param { power: 2 scale: 0.5 shift: 1 }'); n.save('power')
